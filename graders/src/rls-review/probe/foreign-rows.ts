import { baseRow, fresh } from './base-row.ts';
import { isTable, type Column, type Relation } from './catalogue.ts';
import { interestingColumns } from './interesting-columns.ts';
import type { Subject } from './subject.ts';
import { columnOf, type Row } from './tenant-data.ts';

/** Documents that are tried in one column. */
export const MOST_DOCUMENTS = 24;
const MOST_STATES = 4;
const MOST_IN_OTHER_STATES = 24;

/** Own rows, under keys nobody has, that refer to something of the victim's or open more than they should. */
export function foreignRows(subject: Subject, relation: Relation, allowed: readonly string[]): Row[] {
  const own = baseRow(subject, relation);
  const interesting = interestingColumns(subject, relation).filter(({ name }) => allowed.includes(name));
  const parents = victimParents(subject, relation, allowed);
  const single = interesting.flatMap((column) => foreignValues(subject, relation, column, own).slice(0, /^json/.test(column.base) ? MOST_DOCUMENTS : 3).map((value) => ({ column, change: { [column.name]: value } })));
  const references = [...parents, ...single.filter(({ column: { labels, base } }) => labels.length === 0 && base !== 'boolean').map(({ change }) => change)];
  return [...parents, ...single.map(({ change }) => change), ...inAnotherState(relation, own, interesting, references)]
    .map((change) => fresh(subject, relation, { ...own, ...change }, 9, Object.keys(change)[0] ?? null));
}

/** A rule may let a reference through in some states of the row only, as an invitation may be taken up as a guest only. */
function inAnotherState(relation: Relation, own: Row, columns: readonly Column[], references: readonly Row[]): Row[] {
  const states = columns.flatMap((column) => statesOf(relation, column).filter((state) => state !== own[column.name]).slice(0, MOST_STATES).map((state) => ({ name: column.name, state })));
  return references.flatMap((change) => states.filter(({ name }) => !(name in change)).map(({ name, state }) => ({ ...change, [name]: state }))).slice(0, MOST_IN_OTHER_STATES);
}

/** What a rule may compare a time with. */
const NOW = /current_date|current_timestamp|localtimestamp|\bnow\(\)/i;

/** The few values that a column can have: labels, words that its default, its checks and the table's policies say, and today where they ask for it. */
function statesOf({ checks, policies }: Relation, { name, base, labels, default: preset }: Column): string[] {
  if (base === 'boolean') return ['t', 'f'];
  if (labels.length > 0) return [...labels];
  const rules = [...checks.split(/(?=CHECK \()/), ...policies.flatMap(({ using, check }) => `${using ?? ''} AND ${check ?? ''}`.split(/ (?:AND|OR) /))].filter((rule) => rule.includes(name));
  if (/^(date|timestamp)/.test(base)) return rules.some((rule) => NOW.test(rule)) ? ['today'] : [];
  if (!/^(text|character)/.test(base)) return [];
  const words = [preset ?? '', ...rules].flatMap((text) => [...text.matchAll(/'([^']{1,30})'::/g)].map(([, word = '']) => word));
  return [...new Set(words)];
}

/** For each reference of several columns: the victim's parents, named in full. */
export function victimParents(subject: Subject, relation: Relation, allowed: readonly string[]): Row[] {
  return relation.foreignKeys.filter(({ columns }) => columns.length > 1 && columns.every((name) => allowed.includes(name))).flatMap(({ columns, target, targetColumns }) => {
    const parent = subject.catalogue.relations.get(target);
    const rows = parent === undefined ? [] : distinctBy(subject.rowsOf('victim', parent), 2);
    return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[targetColumns[i] ?? ''] ?? null])));
  });
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

export const distinctValues = (rows: readonly Row[], name: string): string[] => [...new Set(rows.map((row) => row[name]).filter((value) => value != null))];
export const distinctBy = (rows: readonly Row[], count: number): Row[] => rows.filter((_, i) => i % Math.max(1, Math.floor(rows.length / count)) === 0).slice(0, count);
