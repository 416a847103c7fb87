import type { World } from '@assay/fixtures/database/lay-out-world.ts';
import type { Actor } from './actors.ts';
import { tell, type Answer } from './answer.ts';
import { isTable } from './catalogue.ts';
import { calls } from './calls.ts';
import { distinctValues } from './foreign-rows.ts';
import { inserts } from './inserts.ts';
import { payloadColumns } from './interesting-columns.ts';
import { otherValue, whereKey } from './changes.ts';
import { enter, openSession, type RunSettings } from './runner.ts';
import type { Step } from './step.ts';
import type { Subject } from './subject.ts';
import type { Symptom } from './symptom.ts';
import { identifier, literal } from './values.ts';

const WAIT_MS = 350;
const same = (text: string) => text;

/**
 * What the attacker notices while the victim works: notifications, locks, keys that are not committed yet. The
 * victim's own work is its rows again under fresh keys, changes of its rows, and its own calls.
 */
export async function watchLive(world: World, attacker: Actor, victim: Actor, mine: Subject, theirs: Subject, settings: RunSettings): Promise<Symptom[]> {
  const work = ownWork(theirs);
  return [...await listen(world, attacker, victim, mine, [...work, ...usesOf(world, mine.victim), ...varied(theirs)], settings), ...await waitFor(world, attacker, victim, mine, work, settings)];
}

function ownWork(theirs: Subject): Step[] {
  const own = theirs.relations.flatMap((relation) => {
    const [row] = theirs.rowsOf('attacker', relation);
    const where = row === undefined ? null : whereKey(relation, row);
    const [column] = payloadColumns(theirs, relation).filter(({ name }) => theirs.columns(relation, 'UPDATE').includes(name));
    const update: Step[] = where === null || column === undefined ? [] : [{ object: relation.sql, verb: 'update', oid: relation.oid, touches: [relation.oid],
      sql: `UPDATE ${relation.sql} SET ${identifier(column.name)} = ${literal(otherValue(theirs, relation, column), column.type)}${where}` }];
    return [...inserts(theirs, relation, false).slice(0, 1), ...update];
  });
  return [...own, ...calls(theirs, false).slice(0, 40)];
}

/** What the fixture says this tenant does every day. */
function usesOf({ fixture, roles: { names } }: World, tenant: string): Step[] {
  return fixture.uses.filter((use) => use.tenant === tenant && !/^\s*select\b(?!.*\()/is.test(use.statement))
    .map(({ statement }) => ({ object: 'a use', verb: 'call', oid: 0, touches: [], sql: names.toActual(statement) }));
}

/** Triggers and rules fire on certain columns and values: each column of a row of such a table takes each value it is seen with. */
function varied(theirs: Subject): Step[] {
  return theirs.relations.filter(({ triggers, rules }) => triggers.length > 0 || rules !== '').flatMap((relation) => {
    const [row] = theirs.rowsOf('attacker', relation);
    const where = row === undefined ? null : whereKey(relation, row);
    if (row === undefined || where === null) return [];
    const allowed = theirs.columns(relation, 'UPDATE');
    return relation.columns.filter(({ name, generated }) => !generated && allowed.includes(name)).flatMap((column) => {
      const literals = relation.checks.includes(column.name) ? [...relation.checks.matchAll(/'([^']*)'::/g)].map(([, word = '']) => word) : [];
      const values = [...new Set([...column.labels, ...literals, ...distinctValues(theirs.allRows(relation), column.name).slice(0, 4)])].filter((value) => value !== row[column.name]);
      return values.slice(0, 8).map((value): Step => ({ object: relation.sql, verb: 'update', oid: relation.oid, touches: [relation.oid],
        sql: `UPDATE ${relation.sql} SET ${identifier(column.name)} = ${literal(value, column.type)}${where}` }));
    });
  });
}

const NOTIFIES = /\bpg_notify\b|\bnotify\s/i;

/** Names that code could notify on: its literals, alone, filled in and with what tells tenants apart appended. */
function channelsOf(subject: Subject): string[] {
  const { catalogue, contract, data, victim } = subject;
  const code = [...[...catalogue.routines.values()].map(({ source }) => source), ...[...catalogue.relations.values()].map(({ rules }) => rules)].filter((text) => NOTIFIES.test(text)).join('\n');
  if (code === '') return [];
  const plain = [...code.matchAll(/\bnotify\s+"?([a-z_][\w$]*)"?/gi)].map(([, name = '']) => name);
  const literals = [...new Set([...plain, ...[...code.matchAll(/'([^'\n]{1,40})'/g)].map(([, text = '']) => text)])];
  const known = [...new Set([...Object.values(contract.tenants[victim] ?? {}), ...subject.tenantValues(), ...[...data.canaries(victim)].slice(0, 40)])].filter((value) => value.length <= 40);
  const filled = literals.flatMap((text) => (/%\d*\$?[sIL]/.test(text) ? known.map((value) => text.replace(/%\d*\$?[sIL]/g, value)) : [text, ...known.map((value) => `${text}${value}`)]));
  return [...new Set([...filled, ...known])].filter((name) => name.length > 0 && Buffer.byteLength(name) < 64).slice(0, 2000);
}

/** Channels that code names, alone and with what could be appended, are listened to while the victim commits. */
async function listen(world: World, attacker: Actor, victim: Actor, mine: Subject, work: readonly Step[], settings: RunSettings): Promise<Symptom[]> {
  const channels = channelsOf(mine);
  const tapped = mine.contract.attacker === 'sql' ? mine.relations.filter((relation) => isTable(relation) && mine.may(relation, 'TRIGGER')) : [];
  if (channels.length === 0 && tapped.length === 0) return [];
  const ear = await openSession(world, attacker, settings);
  const mouth = await openSession(world, victim, settings);
  // Who may make a trigger on a table is told of every row by a function of its own, in the victim's transaction.
  const tap = `CREATE FUNCTION pg_temp.tap() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_catalog.pg_notify(''tap'', left(NEW::text, 4000)); RETURN NEW; END'`;
  if (tapped.length > 0) await ear.ask(tap);
  const taps: string[] = [];
  for (const { sql } of tapped) {
    const made = `CREATE TRIGGER zz_tap AFTER INSERT OR UPDATE ON ${sql} FOR EACH ROW EXECUTE FUNCTION pg_temp.tap()`;
    if ((await ear.ask(made)).error === null) taps.push(made);
  }
  if (taps.length > 0) channels.push('tap');
  const found: Symptom[] = [];
  await ear.ask(channels.map((name) => `LISTEN ${identifier(name)}`).join('; '));
  const row = new Set([...mine.data.canaries(mine.victim)]);
  for (const step of work) {
    await enter(mouth, victim);
    const { error } = await mouth.ask(step.sql);
    await mouth.ask(error === null ? 'COMMIT' : 'ROLLBACK');
    for (const statement of victim.leave) await mouth.ask(statement);
    if (error !== null) continue;
    await ear.ask('SELECT 1');
    const told = ear.heard.splice(0).map((text) => ({ text, payload: text.slice(text.indexOf(': ') + 2) })).filter(({ payload }) => payload !== '');
    const telling = told.filter(({ payload }) => [...row].some((value) => payload.includes(value)) || values(step.sql).some((value) => new RegExp(`(?<![\\w-])${value.replace(/[^\w]/g, '\\$&')}(?![\\w-])`).test(payload)));
    const [first] = telling;
    if (first === undefined) continue;
    const channel = first.text.slice(0, first.text.indexOf(': '));
    const full: Answer = { results: [{ tag: 'NOTIFY', columns: ['channel', 'payload'], rows: telling.map(({ text, payload }) => [text.slice(0, text.indexOf(': ')), payload]) }], error: null, notices: [], ended: null };
    const byTrigger = channel === 'tap' && taps.length > 0;
    found.push({ step: byTrigger ? { object: step.object, verb: 'trigger', oid: step.oid, touches: [], sql: [tap, ...taps, 'LISTEN tap'].join('; ') } : { object: `channel ${channel}`, verb: 'listen', oid: 0, touches: [], sql: `LISTEN ${identifier(channel)}` }, actor: attacker, victim: mine.victim, state: '', prelude: [], channel: byTrigger ? 'privilege' : 'notification',
      canaries: telling.map(({ payload }) => payload), full, without: { results: [], error: null, notices: ['no notification'], ended: null }, changed: [] });
    break;
  }
  await ear.close();
  await mouth.close();
  return found;
}

/** Literals of a statement the victim ran: what of it comes out on a channel was told. */
const values = (sql: string): string[] => [...sql.matchAll(/'((?:[^']|'')+)'/g)].map(([, value = '']) => value.replaceAll("''", "'")).filter((value) => value !== 'true' && value !== 'false');

/** What others are running: by the view, and by the function under it, which has rights of its own. */
const SPIED = ['pg_stat_activity', 'pg_stat_get_activity(NULL)'].map((source): Step => ({
  object: source.replace('(NULL)', ''), verb: 'select', oid: 0, touches: [],
  sql: `SELECT query FROM pg_catalog.${source} WHERE pid <> pg_catalog.pg_backend_pid() AND datid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`,
}));

/** The victim holds a transaction open after each of its statements; the attacker does the same kind of thing. */
async function waitFor(world: World, attacker: Actor, victim: Actor, mine: Subject, work: readonly Step[], settings: RunSettings): Promise<Symptom[]> {
  const holder = await openSession(world, victim, settings);
  const asker = await openSession(world, attacker, settings);
  const found: Symptom[] = [];
  const attackers = new Map<number, Step[]>();
  for (const step of [...mine.relations.flatMap((relation) => inserts(mine, relation, true).filter(({ sql }) => !sql.includes('ON CONFLICT'))), ...calls(mine, false)]) attackers.set(step.oid, [...attackers.get(step.oid) ?? [], step]);
  const ask = async (sql: string) => {
    await enter(asker, attacker);
    const answer = await asker.ask(`${sql}; SET CONSTRAINTS ALL IMMEDIATE`, WAIT_MS);
    await asker.ask('ROLLBACK');
    return answer;
  };
  for (const step of work.filter(({ verb }) => verb !== 'update')) {
    const mates = [...(attackers.get(step.oid) ?? []).slice(0, 2), { ...step }];
    const quiet = new Map<Step, Answer>();
    for (const mate of mates) quiet.set(mate, await ask(mate.sql));
    if (!await enter(holder, victim) || (await holder.ask(step.sql)).error !== null) {
      await holder.ask('ROLLBACK');
      continue;
    }
    for (const spied of mine.contract.attacker === 'sql' && !found.some(({ channel }) => channel === 'activity') ? SPIED : []) {
      const shown = await ask(spied.sql);
      if (!shown.results.some(({ rows }) => rows.some(([query]) => query?.includes(step.sql.slice(0, 80))))) continue;
      found.push({ step: spied, actor: attacker, victim: mine.victim, state: '', prelude: [], channel: 'activity', canaries: [step.sql], changed: [], full: shown, without: null });
      break;
    }
    for (const mate of mates) {
      const before = quiet.get(mate);
      if (before === undefined || before.ended !== null) continue;
      const now = await ask(mate.sql);
      const waited = now.ended === 'time';
      if (!waited && tell(now, same) === tell(before, same)) continue;
      // Once more in quiet: what differs there too is no news of the victim.
      await holder.ask('ROLLBACK');
      const control = await ask(mate.sql);
      await enter(holder, victim);
      await holder.ask(step.sql);
      if (tell(control, same) !== tell(before, same)) continue;
      const again = await ask(mate.sql);
      if (waited ? again.ended !== 'time' : tell(again, same) !== tell(now, same)) continue;
      const key = waited && step.verb === 'insert' && mate.verb === 'insert';
      found.push({ step: mate, actor: attacker, victim: mine.victim, state: '', prelude: [], channel: key ? 'key-collision' : 'lock', canaries: [], changed: [],
        full: waited ? { ...now, error: null, notices: [`waits while ${mine.victim} has an open transaction after: ${step.sql}`], ended: null, results: [] } : now, without: before });
      break;
    }
    await holder.ask('ROLLBACK');
    for (const statement of victim.leave) await holder.ask(statement);
  }
  await holder.close();
  await asker.close();
  return found;
}
