import { baseRow, fresh } from './base-row.ts';
import type { Column, Relation } from './catalogue.ts';
import { distinctBy, foreignRows } from './foreign-rows.ts';
import { payloadColumns } from './interesting-columns.ts';
import type { Step } from './step.ts';
import type { Subject } from './subject.ts';
import { columnOf, type Row } from './tenant-data.ts';
import { identifier, literal } from './values.ts';

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

export function insertSql(relation: Relation, allowed: readonly string[], row: Row): string {
  const columns = relation.columns.filter(({ name, identity }) => allowed.includes(name) && (row[name] !== undefined && (row[name] !== null || identity === '')));
  const always = columns.some(({ identity }) => identity === 'a') ? ' OVERRIDING SYSTEM VALUE' : '';
  if (columns.length === 0) return `INSERT INTO ${relation.sql} DEFAULT VALUES`;
  return `INSERT INTO ${relation.sql} (${columns.map(({ name }) => identifier(name)).join(', ')})${always} VALUES (${columns.map(({ name, type }) => literal(row[name] ?? null, type)).join(', ')})`;
}

const pick = (row: Row, columns: readonly Column[]): Row => Object.fromEntries(columns.filter(({ name }) => row[name] !== undefined).map(({ name }) => [name, row[name] ?? null]));
export const unique = (steps: readonly Step[]): Step[] => [...new Map(steps.map((step) => [step.sql, step])).values()];
