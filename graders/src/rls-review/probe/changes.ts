import type { Column, Relation } from './catalogue.ts';
import { baseRow, fresh } from './base-row.ts';
import { distinctValues, foreignValues, MOST_DOCUMENTS, victimParents } from './foreign-rows.ts';
import { unique } from './inserts.ts';
import { interestingColumns, payloadColumns } from './interesting-columns.ts';
import type { Step } from './step.ts';
import type { Subject } from './subject.ts';
import { columnOf, type Row } from './tenant-data.ts';
import { freshLike, identifier, literal, randomOf } from './values.ts';

/**
 * UPDATE, DELETE and TRUNCATE. Blind ones (no WHERE, no RETURNING) come first: they read no column, so SELECT
 * policies do not filter them, and whatever the write policies let through is hit.
 */
export function changes(subject: Subject, relation: Relation, thorough: boolean): Step[] {
  return unique([...updates(subject, relation, thorough), ...deletes(subject, relation), ...truncates(subject, relation)]);
}

function updates(subject: Subject, relation: Relation, thorough: boolean): Step[] {
  const allowed = subject.columns(relation, 'UPDATE').filter((name) => !columnOf(relation, name)?.generated);
  const step = (set: string, where = '', extra: Partial<Step> = {}): Step => ({
    object: relation.sql, verb: 'update', oid: relation.oid, touches: [relation.oid], sql: `UPDATE ${relation.sql} SET ${set}${where}`, ...extra,
  });
  const assign = ({ name, type }: Column, value: string | null) => `${identifier(name)} = ${literal(value, type)}`;
  const steps: Step[] = [];
  const theirs = subject.rowsOf('victim', relation)[0];
  const sees = new Set(subject.columns(relation, 'SELECT'));
  const keyFor = (row: Row | undefined) => (row === undefined ? null : whereKey(relation, row));
  const theirKey = keyFor(theirs);
  for (const [i, column] of payloadColumns(subject, relation).filter(({ name }) => allowed.includes(name)).slice(0, thorough ? 2 : 1).entries()) {
    const value = otherValue(subject, relation, column);
    steps.push(step(assign(column, value)));
    if (theirKey !== null && i === 0) steps.push(step(assign(column, value), theirKey));
  }
  const own = baseRow(subject, relation);
  const ownKey = subject.rowsOf('attacker', relation).length > 0 ? keyFor(own) : null;
  const placed = (row: Row) => Object.entries(row).map(([name, value]) => assign(columnOf(relation, name) ?? { name, type: 'text' } as Column, value)).join(', ');
  // Where the victim has a row under the same key already, the own row needs another to get there.
  const moves = (change: Row): Step[] => subject.rowsOf('attacker', relation).slice(0, 2).flatMap((row) => {
    const where = keyFor(row);
    const moved = Object.entries(fresh(subject, relation, { ...row, ...change }, 7)).filter(([name, value]) => value !== row[name]);
    return where !== null && moved.every(([name]) => allowed.includes(name)) ? [step(placed(Object.fromEntries(moved)), where)] : [];
  });
  // Naming a row reads it, and then its new place must be readable too. A blind move is not asked that.
  const blindMove = (change: Row): Step[] => {
    const kept = { ...own, ...change };
    const set = Object.entries(fresh(subject, relation, kept, 7)).filter(([name, value]) => value !== kept[name]).map(([name]) => [name, randomOf(columnOf(relation, name))] as const);
    const changed = Object.keys(change).map((name) => assign(columnOf(relation, name) ?? { name, type: 'text' } as Column, change[name] ?? null));
    return set.length > 0 && set.every(([name, value]) => value !== null && allowed.includes(name)) ? [step([...changed, ...set.map(([name, value]) => `${identifier(name)} = ${value}`)].join(', '))] : [];
  };
  for (const parents of thorough ? victimParents(subject, relation, allowed) : []) {
    steps.push(step(placed(parents)), ...(ownKey === null ? [] : [step(placed(parents), ownKey)]), ...moves(parents), ...blindMove(parents));
  }
  const decides = new Set(relation.policies.flatMap(({ columns }) => columns));
  for (const column of interestingColumns(subject, relation).filter(({ name }) => allowed.includes(name))) {
    const mine = own[column.name] ?? null;
    const whose = subject.data.tenantColumn(relation, column.name) || relation.kind === 'v';
    // Taking rows over: whatever the policies do not filter becomes one's own, so that the new row passes the check.
    if (whose || decides.has(column.name)) steps.push(step(assign(column, mine)));
    if (!thorough && !whose) continue;
    const keyed = relation.keys.some(({ columns }) => columns.includes(column.name));
    // One own row tells what a column opens; all rows at once only where no row can be named.
    const where = ownKey !== null && [...ownKey.matchAll(/"((?:[^"]|"")+)" =/g)].every(([, name = '']) => sees.has(name.replaceAll('""', '"'))) ? ownKey : '';
    for (const value of foreignValues(subject, relation, column, own).slice(0, !thorough ? 1 : /^json/.test(column.base) ? MOST_DOCUMENTS : 6)) {
      if (value === mine) continue;
      steps.push(step(assign(column, value), where, keyed && where !== '' ? { collides: true } : {}));
      if (thorough && whose && keyed) steps.push(...moves({ [column.name]: value }), ...blindMove({ [column.name]: value }));
    }
  }
  return steps;
}

function deletes(subject: Subject, relation: Relation): Step[] {
  if (!subject.may(relation, 'DELETE')) return [];
  const step = (sql: string): Step => ({ object: relation.sql, verb: 'delete', oid: relation.oid, touches: [relation.oid], sql });
  const blind = `DELETE FROM ${relation.sql}`;
  const children = childrenFirst(subject, relation);
  const theirs = subject.rowsOf('victim', relation)[0];
  const key = theirs === undefined ? null : whereKey(relation, theirs);
  const own = subject.rowsOf('attacker', relation).slice(0, 3).map((row) => whereKey(relation, row)).filter((where) => where !== null);
  return [
    step(blind),
    // Own rows that children still name would stop the statement before it reached the victim's.
    ...(children.length > 0 ? [step([...children.map(({ sql }) => `DELETE FROM ${sql}`), blind].join('; '))] : []),
    ...(key === null ? [] : [step(`${blind}${key}`)]),
    ...own.map((where) => step(`${blind}${where}`)),
  ];
}

function truncates(subject: Subject, relation: Relation): Step[] {
  if (!subject.may(relation, 'TRUNCATE')) return [];
  const step = { object: relation.sql, verb: 'truncate', oid: relation.oid, touches: [relation.oid] };
  return [{ ...step, sql: `TRUNCATE ${relation.sql}` }, { ...step, sql: `TRUNCATE ${relation.sql} CASCADE` }];
}

/** Tables that refer to this one and that the role may delete from, deepest first. */
function childrenFirst(subject: Subject, relation: Relation, seen = new Set<number>([relation.oid])): Relation[] {
  return [...subject.catalogue.relations.values()].filter(({ oid, foreignKeys, partition }) => !partition && !seen.has(oid) && foreignKeys.some(({ target }) => target === relation.oid)).flatMap((child) => {
    seen.add(child.oid);
    return subject.may(child, 'DELETE') ? [...childrenFirst(subject, child, seen), child] : [];
  });
}

export function whereKey(relation: Relation, row: Row): string | null {
  const key = relation.keys.find(({ kind }) => kind === 'primary') ?? relation.keys.find(({ kind }) => kind === 'unique');
  const columns = key?.columns ?? relation.columns.filter(({ name }) => /^id$|_id$|Id$/.test(name)).map(({ name }) => name);
  if (columns.length === 0 || columns.some((name) => row[name] == null)) return null;
  return ` WHERE ${columns.map((name) => `${identifier(name)} = ${literal(row[name] ?? null, columnOf(relation, name)?.type ?? 'text')}`).join(' AND ')}`;
}

/** A value the column could hold that not every row holds already. */
export function otherValue(subject: Subject, relation: Relation, column: Column): string | null {
  const theirs = new Set(distinctValues(subject.rowsOf('victim', relation), column.name));
  const known = distinctValues(subject.allRows(relation), column.name);
  const [other] = known.filter((value) => !theirs.has(value) || theirs.size > 1);
  const [sample] = known;
  if (column.base === 'boolean') return theirs.has('t') ? 'f' : 't';
  if (/^(text|character)/.test(column.base) && sample !== undefined && !relation.checks.includes(column.name)) return freshLike(sample, column.base, new Set(known));
  if (other !== undefined) return other;
  return sample === undefined ? null : freshLike(sample, column.base, new Set(known));
}
