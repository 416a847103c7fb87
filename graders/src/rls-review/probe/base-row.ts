import type { Column, Relation } from './catalogue.ts';
import type { Subject } from './subject.ts';
import type { Row } from './tenant-data.ts';
import { freshLike, invented } from './values.ts';

/** A row the attacker could have put in: one of its own, the victim's in its own name, or one made up. */
export function baseRow(subject: Subject, relation: Relation): Row {
  const [own] = subject.rowsOf('attacker', relation);
  if (own !== undefined) return own;
  const [theirs] = subject.rowsOf('victim', relation);
  const translation = subject.translation('victim');
  const row: Row = theirs === undefined ? madeUp(subject, relation) : translation.row(theirs);
  for (const { columns, target, targetColumns } of relation.foreignKeys) {
    const parent = subject.catalogue.relations.get(target);
    const key = parent === undefined ? undefined : subject.rowsOf('attacker', parent)[0];
    if (key !== undefined) columns.forEach((name, i) => { row[name] = key[targetColumns[i] ?? ''] ?? row[name] ?? null; });
  }
  return row;
}

function madeUp(subject: Subject, relation: Relation): Row {
  const mine = subject.contract.tenants[subject.attacker ?? ''] ?? {};
  // A column that holds what tenants are called by, for whichever side of the row they are.
  const called = (name: string) => Object.entries(mine).find(([key]) => Object.values(subject.contract.tenants).some((values) => subject.allRows(relation).some((row) => row[name] === values[key])))?.[1];
  const known = (name: string) => [...subject.catalogue.relations.values()].filter((other) => subject.attacker !== null && subject.data.tenantColumn(other, name)).map((other) => subject.data.rows(subject.attacker ?? '', other.sql)[0]?.[name])[0];
  return Object.fromEntries(relation.columns.filter(({ generated, notNull, default: preset }) => !generated && (notNull || preset === null)).map((column) =>
    [column.name, known(column.name) ?? mine[column.name] ?? mine[column.name.replace(/_id$/, '')] ?? called(column.name) ?? invented(column)]));
}

/** The row under keys nobody has, where a key has a column that may be chosen freely; `kept` stays as it is. */
export function fresh(subject: Subject, relation: Relation, row: Row, nth: number, kept: string | null = null): Row {
  const changed = { ...row };
  const bound = new Set(relation.foreignKeys.flatMap(({ columns }) => columns));
  const checked = relation.checks.replace(/'[^']*'/g, ''); // a word in a literal is no column
  const rank = ({ name, base }: Column) => (bound.has(name) || subject.data.tenantColumn(relation, name) ? 4 : 0) + (new RegExp(`\\b${name.replace(/\W/g, '\\$&')}\\b`).test(checked) ? 3 : 0) + (/range|date|time/.test(base) ? 2 : 0) + (/^(text|char|uuid|int|bigint|small|date|time)/.test(base) ? 0 : 1);
  const taken = subject.allRows(relation);
  for (const { columns } of relation.keys) {
    // A key that is new already keeps what makes the row one's own, e.g. the user of a membership.
    if (kept !== null && !taken.some((other) => columns.every((name) => other[name] === row[name]))) continue;
    const [free] = relation.columns.filter(({ name, labels, base }) => columns.includes(name) && name !== kept && labels.length === 0 && base !== 'boolean').sort((a, b) => rank(a) - rank(b));
    const value = free === undefined ? null : row[free.name] ?? null;
    if (free === undefined || rank(free) >= 4 || value === null || changed[free.name] !== row[free.name]) continue;
    changed[free.name] = freshLike(value, free.base, new Set(taken.map((other) => other[free.name] ?? null)), nth);
  }
  return changed;
}
