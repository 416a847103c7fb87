import { isTable, type Column, type Relation } from './catalogue.ts';
import { interestingColumns, payloadColumns } from './interesting-columns.ts';
import type { Step } from './step.ts';
import type { Subject } from './subject.ts';
import { columnOf, type Row } from './tenant-data.ts';
import { freshLike, identifier, invented, literal } from './values.ts';

/** Documents that are tried in one column. */
export const MOST_DOCUMENTS = 24;

/** Rows put where they do not belong, keys taken that may be somebody's, parents that are somebody's. */
export function inserts(subject: Subject, relation: Relation, thorough: boolean): Step[] {
  const allowed = subject.columns(relation, 'INSERT').filter((name) => !columnOf(relation, name)?.generated);
  if (allowed.length === 0) return [];
  const touches = [relation.oid];
  const step = (row: Row, suffix = '', extra: Partial<Step> = {}): Step => ({
    object: relation.sql, verb: 'insert', oid: relation.oid, touches, sql: `${insertSql(relation, allowed, row)}${suffix}`, ...extra,
  });
  const own = baseRow(subject, relation);
  const theirs = subject.rowsOf('victim', relation);
  const steps = [step(fresh(subject, relation, own, 1))];

  for (const victimRow of theirs.slice(0, 1)) {
    steps.push(step(fresh(subject, relation, victimRow, 2)));
    const tenantColumns = relation.columns.filter(({ name }) => subject.data.tenantColumn(relation, name));
    // Everything theirs but whose it is: parents of the victim under one's own name.
    const disguised = { ...victimRow, ...pick(own, tenantColumns) };
    steps.push(step(fresh(subject, relation, disguised, 3)));
    for (const row of thorough ? distinctBy(theirs, 2) : []) {
      for (const [n, { columns, kind }] of relation.keys.entries()) {
        if (columns.some((name) => !allowed.includes(name))) continue;
        const keyed = { ...fresh(subject, relation, own, 4 + n), ...pick(row, relation.columns.filter(({ name }) => columns.includes(name))), ...pick(own, tenantColumns) };
        steps.push(step(keyed, '', { collides: true }));
        if (kind === 'exclusion' || row !== theirs[0]) continue;
        const target = columns.map(identifier).join(', ');
        steps.push(step(keyed, ` ON CONFLICT (${target}) DO NOTHING`, { collides: true }));
        const change = payloadColumns(subject, relation).filter(({ name }) => subject.columns(relation, 'UPDATE').includes(name));
        const set = [...change.slice(0, 1), ...tenantColumns.filter(({ name }) => subject.columns(relation, 'UPDATE').includes(name))];
        if (set.length > 0) steps.push(step(keyed, ` ON CONFLICT (${target}) DO UPDATE SET ${set.map(({ name }) => `${identifier(name)} = excluded.${identifier(name)}`).join(', ')}`, { collides: true }));
      }
    }
  }
  for (const row of thorough ? foreignRows(subject, relation, allowed) : []) steps.push(step(row));
  return unique(steps);
}

/** Own rows, under keys nobody has, that refer to something of the victim's or open more than they should. */
export function foreignRows(subject: Subject, relation: Relation, allowed: readonly string[]): Row[] {
  const own = baseRow(subject, relation);
  const interesting = interestingColumns(subject, relation).filter(({ name }) => allowed.includes(name));
  return [
    ...victimParents(subject, relation, allowed).map((parents) => fresh(subject, relation, { ...own, ...parents }, 9, Object.keys(parents)[0] ?? null)),
    ...interesting.flatMap((column) => foreignValues(subject, relation, column, own).slice(0, /^json/.test(column.base) ? MOST_DOCUMENTS : 3)
      .map((value) => fresh(subject, relation, { ...own, [column.name]: value }, 9, column.name))),
  ];
}

/** For each reference of several columns: the victim's parents, named in full. */
export function victimParents(subject: Subject, relation: Relation, allowed: readonly string[]): Row[] {
  return relation.foreignKeys.filter(({ columns }) => columns.length > 1 && columns.every((name) => allowed.includes(name))).flatMap(({ columns, target, targetColumns }) => {
    const parent = subject.catalogue.relations.get(target);
    const rows = parent === undefined ? [] : distinctBy(subject.rowsOf('victim', parent), 2);
    return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[targetColumns[i] ?? ''] ?? null])));
  });
}

export function insertSql(relation: Relation, allowed: readonly string[], row: Row): string {
  const columns = relation.columns.filter(({ name, identity }) => allowed.includes(name) && (row[name] !== undefined && (row[name] !== null || identity === '')));
  const always = columns.some(({ identity }) => identity === 'a') ? ' OVERRIDING SYSTEM VALUE' : '';
  if (columns.length === 0) return `INSERT INTO ${relation.sql} DEFAULT VALUES`;
  return `INSERT INTO ${relation.sql} (${columns.map(({ name }) => identifier(name)).join(', ')})${always} VALUES (${columns.map(({ name, type }) => literal(row[name] ?? null, type)).join(', ')})`;
}

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

/** Values for one column that are the victim's, nobody's, or open more than they should. */
export function foreignValues(subject: Subject, relation: Relation, { name, base, labels }: Column, own: Row): (string | null)[] {
  const mine = own[name] ?? null;
  const theirs = distinctValues(subject.rowsOf('victim', relation), name).filter((value) => value !== mine).slice(0, 2);
  const values: (string | null)[] = [...theirs, subject.translation('attacker').of(mine)];
  for (const { columns, target, targetColumns } of relation.foreignKeys) {
    const parent = subject.catalogue.relations.get(target);
    const column = targetColumns[columns.indexOf(name)];
    if (parent !== undefined && column !== undefined) values.push(...distinctValues(subject.rowsOf('victim', parent), column).slice(0, 2));
  }
  // An id without a declared parent: keys of tables that a policy, view or function could join it to.
  if (relation.foreignKeys.every(({ columns }) => !columns.includes(name)) && theirs.length === 0) values.push(...likelyParents(subject, relation, name, base));
  if (base === 'boolean') values.push(mine === 'true' || mine === 't' ? 'false' : 'true');
  values.push(...labels.filter((label) => label !== mine));
  if (/^(text|character)/.test(base)) {
    const checks = [...relation.checks.matchAll(/'([^']*)'::/g)].map(([, word = '']) => word).filter((word) => relation.checks.includes(name) && word.length < 30);
    values.push(...new Set([...checks, ...distinctValues(subject.allRows(relation), name).filter((value) => value.length < 30).slice(0, 4)]));
  }
  if (/^jsonb?$/.test(base)) values.push(...claims(subject, mine));
  if (!(columnOf(relation, name)?.notNull ?? false)) values.push(null);
  return [...new Set(values)].filter((value, i, all) => value !== mine && (value !== null || i === all.length - 1 || !(columnOf(relation, name)?.notNull ?? false)));
}

/** The document with the victim's values under every key that the world's code reads. */
function claims(subject: Subject, mine: string | null): string[] {
  const code = [...subject.catalogue.routines.values()].map(({ source }) => source).concat([...subject.catalogue.relations.values()].flatMap(({ definition, policies }) => [definition, ...policies.map(({ using, check }) => `${using ?? ''} ${check ?? ''}`)])).join('\n');
  const keys = [...new Set([...code.matchAll(/(?:->>?|#>>?|jsonb_extract_path(?:_text)?\([^)]*?)\s*'\{?([\w, ]+)\}?'/g)].flatMap(([, path = '']) => path.split(/,\s*/)))];
  const theirs = Object.entries(subject.contract.tenants[subject.victim] ?? {}).filter(([name]) => !/token|secret/i.test(name)).map(([, value]) => value);
  const before = mine === null || !mine.startsWith('{') ? {} : JSON.parse(mine) as Record<string, unknown>;
  const documents: Record<string, unknown>[] = [
    ...theirs.flatMap((value) => [Object.fromEntries(keys.map((key) => [key, value])), Object.fromEntries(keys.map((key) => [key, [value]])), ...keys.map((key) => ({ [key]: value }))]),
    // A key in a document can name a row as well as a tenant.
    ...keyValues(subject).flatMap((value) => keys.map((key) => ({ [key]: value }))),
  ];
  return documents.slice(0, MOST_DOCUMENTS).map((document) => JSON.stringify({ ...before, ...document }));
}

/** By what the victim's rows are called: texts and ids that are part of a key and do not say whose they are. */
function keyValues(subject: Subject): string[] {
  return [...subject.catalogue.relations.values()].filter(isTable).flatMap((relation) => relation.columns
    .filter(({ name, base }) => /^(text|character|uuid)/.test(base) && relation.keys.some(({ columns }) => columns.includes(name)) && !subject.data.tenantColumn(relation, name))
    .flatMap(({ name }) => distinctValues(subject.rowsOf('victim', relation), name).slice(0, 3)));
}

function likelyParents(subject: Subject, relation: Relation, name: string, base: string): string[] {
  return [...subject.catalogue.relations.values()].filter((other) => other.oid !== relation.oid && (other.kind === 'r' || other.kind === 'p')).flatMap((other) => {
    const key = other.keys.find(({ kind }) => kind === 'primary')?.columns ?? [];
    return other.columns.filter((column) => column.base === base && key.includes(column.name) && !subject.data.tenantColumn(other, column.name) && (base === 'uuid' || alike(name, other.name, column.name)))
      .flatMap((column) => distinctValues(subject.rowsOf('victim', other), column.name).slice(0, 1));
  }).slice(0, 4);
}

const alike = (name: string, table: string, column: string): boolean =>
  name === column && name !== 'id' || name.replace(/_?id$/i, '').length > 2 && table.toLowerCase().includes(name.replace(/_?id$/i, '').toLowerCase().slice(0, 5)) || /_id$/.test(name);

const pick = (row: Row, columns: readonly Column[]): Row => Object.fromEntries(columns.filter(({ name }) => row[name] !== undefined).map(({ name }) => [name, row[name] ?? null]));
export const distinctValues = (rows: readonly Row[], name: string): string[] => [...new Set(rows.map((row) => row[name]).filter((value) => value != null))];
const distinctBy = (rows: readonly Row[], count: number): Row[] => rows.filter((_, i) => i % Math.max(1, Math.floor(rows.length / count)) === 0).slice(0, count);
export const unique = (steps: readonly Step[]): Step[] => [...new Map(steps.map((step) => [step.sql, step])).values()];
