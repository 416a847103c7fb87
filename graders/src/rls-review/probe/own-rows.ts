import type { World } from '@assay/fixtures/database/lay-out-world.ts';
import type { Actor } from './actors.ts';
import { rowTexts, type Answer } from './answer.ts';
import { isTable, type Relation } from './catalogue.ts';
import { whereKey } from './changes.ts';
import { baseRow, fresh } from './base-row.ts';
import { insertSql } from './inserts.ts';
import { payloadColumns } from './interesting-columns.ts';
import type { FailedUse } from './probe-result.ts';
import { enter, openSession, type RunSettings } from './runner.ts';
import type { Subject } from './subject.ts';
import { columnOf, type Row } from './tenant-data.ts';
import { freshLike, identifier, literal } from './values.ts';

/** Something a tenant can do with its own rows: any one of the statements succeeding is enough. */
export type Own = { relation: string; verb: 'select' | 'insert' | 'update' | 'delete'; statements: string[]; /** Keys that were readable. */ rows: string[] | null };

/** What could be asked of the tenant's own rows in the sound world. */
export function ownUses(subject: Subject): Own[] {
  return subject.relations.flatMap((relation) => [...selects(subject, relation), ...writes(subject, relation)]);
}

function selects(subject: Subject, relation: Relation): Own[] {
  const columns = subject.columns(relation, 'SELECT');
  if (columns.length === 0 || relation.partition) return [];
  const key = relation.keys.find(({ kind }) => kind === 'primary')?.columns.filter((name) => columns.includes(name)) ?? [];
  const list = (key.length > 0 ? key : columns.slice(0, 1)).map(identifier).join(', ');
  return [{ relation: relation.sql, verb: 'select', statements: [`SELECT ${list} FROM ${relation.sql}`], rows: isTable(relation) && key.length > 0 ? [] : null }];
}

function writes(subject: Subject, relation: Relation): Own[] {
  if (relation.partition) return [];
  const found: Own[] = [];
  const rows = subject.rowsOf('attacker', relation).slice(0, 6);
  const inserted = subject.columns(relation, 'INSERT').filter((name) => !columnOf(relation, name)?.generated);
  const use = (verb: Own['verb'], statements: string[]) => { if (statements.length > 0) found.push({ relation: relation.sql, verb, statements, rows: null }); };
  if (inserted.length > 0) {
    // Leaving out what has a default is the same insert: a fix may fill such a column in for everybody.
    const needed = inserted.filter((name) => columnOf(relation, name)?.default === null && columnOf(relation, name)?.identity === '');
    const base = rows.length > 0 ? rows : [baseRow(subject, relation)];
    // Other words than the copied row's, for a world that lets each be said once only.
    const reworded = (row: Row, nth: number) => ({ ...row, ...Object.fromEntries(payloadColumns(subject, relation).filter(({ name, base: type }) => /^(text|character)/.test(type) && row[name] != null && !relation.checks.includes(name)).map(({ name, base: type }) => [name, freshLike(row[name] ?? '', type, new Set(), nth)])) });
    const rowsToTry = base.flatMap((row, i) => [fresh(subject, relation, row, 11 + i), fresh(subject, relation, reworded(row, 11 + i), 11 + i)]);
    use('insert', [...new Set([inserted, needed].flatMap((columns) => rowsToTry.map((row) => insertSql(relation, columns, row))))]);
  }
  const keys = rows.map((row) => ({ row, where: whereKey(relation, row) })).filter(({ where }) => where !== null);
  const changed = payloadColumns(subject, relation).filter(({ name }) => subject.columns(relation, 'UPDATE').includes(name));
  use('update', keys.slice(0, 3).flatMap(({ row, where }) => changed.slice(0, 4).map(({ name, type }) => `UPDATE ${relation.sql} SET ${identifier(name)} = ${literal(row[name] ?? null, type)}${where}`)));
  if (subject.may(relation, 'DELETE')) use('delete', keys.map(({ where }) => `DELETE FROM ${relation.sql}${where}`));
  return found;
}

/** Which of them work in this world, and what they answered. */
export async function tryOwnUses(world: World, actor: Actor, uses: readonly Own[], settings: RunSettings): Promise<Map<Own, { works: boolean; keys: string[]; said: string }>> {
  const session = await openSession(world, actor, settings);
  const tried = new Map<Own, { works: boolean; keys: string[]; said: string }>();
  await enter(session, actor);
  await session.ask('SAVEPOINT probe');
  for (const use of uses) {
    let works = false;
    let keys: string[] = [];
    let said = '';
    for (const statement of use.statements) {
      const answer = await session.ask(`ROLLBACK TO probe; ${statement}${use.verb === 'select' ? '' : '; SET CONSTRAINTS ALL IMMEDIATE'}`);
      answer.results.shift();
      works = use.verb === 'select' ? answer.error === null : answer.error === null && /[1-9]\d*$/.test(answer.results[0]?.tag ?? '');
      if (!works) said ||= describe(answer);
      keys = rowTexts(answer, (text) => text);
      if (works) break;
    }
    tried.set(use, { works, keys, said });
  }
  await session.close();
  return tried;
}

/** What worked in the sound world and does not any more. */
export function lost(tenant: string, before: ReadonlyMap<Own, { works: boolean; keys: string[] }>, after: ReadonlyMap<Own, { works: boolean; keys: string[]; said: string }>): FailedUse[] {
  const failed: FailedUse[] = [];
  for (const [use, then] of before) {
    const now = after.get(use);
    if (!then.works || now === undefined) continue;
    const report = (expected: string, got: string) => failed.push({ tenant, statement: use.statements[0] ?? '', expected, got, source: 'own-rows', relation: use.relation, verb: use.verb, line: null });
    if (!now.works) report(use.verb === 'select' ? `${then.keys.length} rows` : '1 row affected', now.said);
    else if (use.verb === 'select') {
      const left = new Set(now.keys);
      const missing = then.keys.filter((key) => !left.has(key));
      if (use.rows !== null ? missing.length > 0 : then.keys.length > 0 && now.keys.length === 0) report(`${then.keys.length} rows`, `${now.keys.length} rows${missing.length > 0 ? `, without ${missing.slice(0, 3).join('; ')}` : ''}`);
    }
  }
  return failed;
}

const describe = ({ error, ended, results }: Answer): string =>
  ended !== null ? `ended after too much ${ended}` : error === null ? `${/\d+$/.exec(results[0]?.tag ?? '')?.[0] ?? 0} rows affected` : `error ${error.code}: ${error.message}`;
