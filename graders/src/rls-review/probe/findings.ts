import type { RoleNames } from '@assay/fixtures/database/role-names.ts';
import { actorName } from './actors.ts';
import type { Catalogue } from './catalogue.ts';
import { tablesOf } from './evidence.ts';
import { explain } from './facts.ts';
import type { Finding } from './probe-result.ts';
import type { Reach } from './reach.ts';
import type { Symptom } from './symptom.ts';

/**
 * One finding per cause. What a leak of one relation explains (its views, functions over it, writes to it) is
 * folded into it; what only happens in one state of a connection is one finding for that state.
 */
export function findingsOf(symptoms: readonly Symptom[], catalogue: Catalogue, reach: Reach, names: RoleNames): Finding[] {
  const causes = new Map<string, Symptom[]>();
  for (const symptom of [...symptoms].sort(byDirectness)) {
    const key = causeOf(symptom);
    const known = [...causes].find(([other, [first]]) => other === key || (first !== undefined && explains(first, symptom, reach)));
    if (known !== undefined) known[1].push(symptom);
    else causes.set(key, [symptom]);
  }
  return [...causes].map(([key, group]) => finding(key, group, catalogue, names));
}

/** One cause seen on several victims is one finding. */
export function mergeVictims(findings: readonly Finding[]): Finding[] {
  const merged = new Map<string, Finding>();
  for (const one of findings) {
    const known = merged.get(one.id);
    if (known === undefined) merged.set(one.id, one);
    else if (known.victim !== one.victim) known.evidence.path = [...new Set([...known.evidence.path ?? [], `also: ${one.actor} against ${one.victim}`])];
  }
  return [...merged.values()];
}

const causeOf = ({ state, step, channel }: Symptom): string => (state === '' ? `${group(channel)}/${step.verb === 'execute' ? 'select' : step.verb}/${step.object}` : `stale/${state.replace(/ of \S+| served \S+/g, '')}`);
const group = (channel: string): string => (channel === 'message' ? 'rows' : channel);
const RANK: Record<string, number> = { select: 0, execute: 1, call: 3, update: 4, delete: 4, truncate: 4, insert: 5 };
const CHANNEL_RANK: Record<string, number> = { rows: 0, message: 1, write: 2 };

function byDirectness(one: Symptom, other: Symptom): number {
  const rank = ({ state, channel, step, canaries }: Symptom) => (state === '' ? 0 : 1000) + (CHANNEL_RANK[channel] ?? 3) * 100 + (RANK[step.verb] ?? 6) * 10 + (canaries.length > 0 ? 0 : 5);
  return rank(one) - rank(other) || one.step.sql.length - other.step.sql.length;
}

/** The first leak is enough for the second to happen. */
function explains(first: Symptom, second: Symptom, reach: Reach): boolean {
  if (first.state !== '' && second.state === '') return false;
  if (first.step.oid !== 0 && first.step.oid === second.step.oid) return second.state !== '' || first.step.object === second.step.object;
  return first.step.verb === 'select' && first.step.oid !== 0 && (second.step.verb === 'select' || second.step.verb === 'call') && reach.affectedBy([first.step.oid]).has(second.step.oid) && second.state === first.state;
}

function finding(key: string, group: readonly Symptom[], catalogue: Catalogue, names: RoleNames): Finding {
  const [first] = group;
  if (first === undefined) throw new Error('A cause without a symptom.');
  const { step, actor, victim, channel, state, changed } = first;
  const plain = (text: string) => names.toPlain(text);
  const { facts, hint } = explain(catalogue, [step.oid, ...changed], step.verb, actor.login);
  const relations = changed.map((oid) => catalogue.relations.get(oid)?.sql ?? String(oid));
  const others = [...new Set(group.slice(1).map((other) => `${other.step.verb} on ${other.step.object}${other.state === '' ? '' : ` ${other.state}`}`))].filter((text) => text !== `${step.verb} on ${step.object}`);
  const title = titleOf(first, relations);
  const stale = state !== '';
  return {
    id: plain(key.replaceAll(' ', '-')), title: plain(title), actor: actorName(actor), victim, object: plain(step.object), verb: step.verb,
    channel: stale && (channel === 'rows' || channel === 'difference') ? 'stale' : channel,
    statement: plain(replay(first)),
    evidence: {
      summary: plain(title), actor: actorName(actor), victim,
      statements: [plain(replay(first))],
      tables: tablesOf(first).map((table) => ({ ...table, title: plain(table.title), rows: table.rows.map((row) => row.map((cell) => ({ ...cell, text: cell.text === null ? null : plain(cell.text) }))) })),
      facts: facts.map(plain), fixHint: plain(hint),
      ...(others.length > 0 ? { path: others.slice(0, 12).map((other) => plain(`also: ${other}`)) } : {}),
    },
    facts: facts.map(plain), fixHint: plain(hint), basis: 'witness',
  };
}

function titleOf({ step, actor, victim, channel, state, changed }: Symptom, relations: string[]): string {
  const who = actor.tenant ?? 'Nobody in particular';
  const where = state === '' ? '' : `, ${state}`;
  if (channel === 'write') return `${who} changes what ${victim} has in ${relations.join(', ')} by ${step.verb} on ${step.object}${where}`;
  if (channel === 'message') return `An error or notice shows ${who} values of ${victim}: ${step.verb} on ${step.object}${where}`;
  if (channel === 'rows') return `${who} reads rows of ${victim}: ${step.verb} on ${step.object}${where}`;
  if (changed.length > 0) return `After ${step.verb} on ${step.object}, ${who} sees ${victim} in ${relations.join(', ')}${where}`;
  if (channel === 'key-collision') return `A key of ${step.object} tells ${who} whether ${victim} uses it${where}`;
  if (channel === 'fk-existence') return `A reference from ${step.object} tells ${who} whether a row of ${victim} exists${where}`;
  return `What ${who} is answered by ${step.verb} on ${step.object} depends on rows of ${victim}${where}`;
}

/** A script for psql from a fresh login. */
function replay({ step, actor, prelude }: Symptom): string {
  // Of what the connection did before, a prepared statement needs its own preparation only.
  const prepared = step.verb === 'execute' ? step.sql.replace(/^EXECUTE /, '') : null;
  const needed = (statements: string[]) => (prepared === null ? statements.slice(0, 12) : statements.filter((text) => text === step.sql || text.startsWith(`PREPARE ${prepared} AS `)));
  const before = prelude.flatMap(({ actor: other, statements, end, leave }) => ['BEGIN', ...other.enter, ...needed(statements), end, ...(leave ? other.leave : [])]);
  return [`-- psql as ${actor.login}`, ...[...before, 'BEGIN', ...actor.enter, step.sql, 'ROLLBACK'].map((statement) => `${statement};`)].join('\n');
}
