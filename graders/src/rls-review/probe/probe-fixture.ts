import type { Fixture } from '@assay/fixtures/database/load-fixture.ts';
import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import { as, directActor, otherLogins } from './actors.ts';
import { carryOut, type Worlds } from './attack.ts';
import { attacksOn, watch } from './attacks.ts';
import { findingsOf, mergeVictims } from './findings.ts';
import { watchLive } from './live.ts';
import { excusedFor } from './excused.ts';
import { layOutBaseline } from './own-rows-baseline.ts';
import type { ProbeOptions } from './options.ts';
import type { ProbeResult } from './probe-result.ts';
import { buildAgain, learn, subjectOf, type Knowledge } from './probe-world.ts';
import type { Reach } from './reach.ts';
import type { Attack, RunSettings } from './runner.ts';
import { staticFindings } from './static-findings.ts';
import type { Symptom } from './symptom.ts';
import { runUses, type UsesRun } from './uses.ts';
import { Variations } from './variations.ts';
import { withWorlds } from './with-worlds.ts';
import type { WorldSet } from './world-set.ts';

/**
 * Probes a fixture with changes applied in order (leak first, then fix): what one tenant learns of another or
 * changes for it, and what of the legitimate use no longer works. All databases and roles it makes are dropped.
 * @throws FixtureError where a part of the fixture does not load, SqlScriptError where a change does not apply
 */
export function probeFixture(serverUrl: string, fixture: Fixture, changes: readonly SqlFile[] = [], options: ProbeOptions = {}): Promise<ProbeResult> {
  return withWorlds(serverUrl, fixture, changes, options, (worlds) => probe(worlds, options));
}

async function probe(worlds: WorldSet, options: ProbeOptions): Promise<ProbeResult> {
  const started = performance.now();
  const { fixture, roles: { names } } = worlds;
  const counted = { probes: 0 };
  const [schema = 'public'] = fixture.contract.schemas;
  const settings: RunSettings = { admin: worlds.admin, timeoutMs: options.statementTimeoutMs ?? 5000, searchPath: schema === 'public' ? null : schema, counted };
  const unmeasured: string[] = [];
  options.tell?.('laying out worlds');
  const baseline = await layOutBaseline(worlds, settings);
  const knowledge = await learn(worlds, settings, unmeasured);
  const [any] = knowledge;
  if (any === undefined) throw new Error('A fixture has at least two tenants.');
  options.tell?.('legitimate use');
  const uses = await runUses(baseline.world, any.actors, fixture.uses, settings, (tenant) => watch(any, any.roleOf.get(tenant) ?? '').views);
  const logins = [...new Set([fixture.contract.login, ...[...any.actors.values()].map(({ login }) => login), ...otherLogins(fixture.contract)])];
  const findings = staticFindings(any.catalogue, logins, names);
  const variations = new Variations();
  for (const seen of knowledge) findings.push(...findingsOf(await attackOne(worlds, seen, uses, settings, variations, unmeasured, options), seen.catalogue, seen.reach, names));
  options.tell?.('own rows');
  const failed = [...uses.failed, ...await baseline.lostSince()];
  const verdict = findings.length > 0 ? 'leaky' : failed.length > 0 ? 'overblocked' : unmeasured.length > 0 ? 'unmeasured' : 'sound';
  return { verdict, findings: mergeVictims(findings), uses: { passed: uses.passed, failed }, unmeasured: [...new Set(unmeasured)], probes: counted.probes, durationMs: Math.round(performance.now() - started) };
}

const identity = (text: string): string => text;

/** Everybody against one victim. */
async function attackOne(set: WorldSet, knowledge: Knowledge, uses: UsesRun, settings: RunSettings, variations: Variations, unmeasured: string[], options: ProbeOptions): Promise<Symptom[]> {
  const { victim, without: side, fixture: { contract } } = knowledge;
  const { names } = set.roles;
  const symptoms: Symptom[] = [];
  const worlds: Worlds = { full: knowledge.full, without: side?.world ?? null, again: (build) => buildAgain(set, knowledge, build), leaking: new Set(), release: (world) => set.drop(world) };
  const attackers = [...knowledge.actors].filter(([tenant]) => tenant !== victim).map(([tenant, actor]) => ({ actor, role: knowledge.roleOf.get(tenant) ?? '' }));
  const nobodies = [contract.login, ...otherLogins(contract)].map((login) => ({ actor: as(login, contract, names, null), role: names.actual(login) }));
  // A ring: everybody is once attacker and once victim in full; the other pairs are asked what depends on the pair.
  const order = [...knowledge.actors.keys()];
  const nextTo = (attacker: string, other: string) => order.length === 2 || order[(order.indexOf(attacker) + 1) % order.length] === other;
  const comparison = { canaries: knowledge.data.canaries(victim), normalFull: side?.normalFull ?? identity, normalWithout: side?.normal ?? identity };
  for (const [i, { actor, role }] of [...attackers, ...nobodies].entries()) {
    options.tell?.(`${actor.tenant ?? 'nobody'} against ${victim}`);
    const excused = excusedFor(knowledge, uses, actor.tenant);
    for (const attack of attacksOn(knowledge, actor, role, names.actual(actor.login), { first: i === 0, variations: actor.tenant !== null && nextTo(actor.tenant, victim) ? variations : null })) {
      symptoms.push(...await carryOut(attack, worlds, settings, { ...comparison, excused }, unmeasured, (symptom) => counts(symptom, attack, uses, knowledge)));
    }
  }
  // The other declared roles: in each tenant's context where they may take it, or as the tenant they stand for.
  const further = order.filter((name) => name !== victim).flatMap((tenant) => [
    ...(nextTo(tenant, victim) ? otherLogins(contract).map((login) => as(login, contract, names, tenant)) : []),
    ...[directActor(contract, names, tenant)].filter((actor) => actor !== null),
  ]);
  for (const actor of further) {
    const role = names.actual(actor.login);
    const excused = excusedFor(knowledge, uses, actor.tenant);
    for (const attack of attacksOn(knowledge, actor, role, role, { first: false, variations: null }).filter(({ state }) => state === '')) {
      symptoms.push(...await carryOut(attack, worlds, settings, { ...comparison, excused }, [], (symptom) => counts(symptom, attack, uses, knowledge)));
    }
  }
  // One attacker is enough: who waits and who listens makes no difference. Last, for it commits.
  const [first] = attackers;
  const own = knowledge.actors.get(victim);
  if (first !== undefined && own !== undefined && first.actor.tenant !== null) {
    const mine = subjectOf(knowledge, first.actor.tenant, first.role, victim);
    const theirs = subjectOf(knowledge, victim, knowledge.roleOf.get(victim) ?? '', first.actor.tenant);
    symptoms.push(...(await watchLive(knowledge.full, first.actor, own, mine, theirs, settings)).filter(({ channel }) => !(contract.accepted as string[]).includes(channel)));
  }
  await Promise.all([worlds.full, ...(worlds.without === null ? [] : [worlds.without])].map((world) => set.drop(world)));
  return symptoms;
}

/** Not what the fixture declares out of scope, and not what its uses do on purpose. */
function counts(symptom: Symptom, { actor, victim }: Attack, uses: UsesRun, { fixture, catalogue, reach }: Knowledge): boolean {
  const { channel, changed, step } = symptom;
  if ((fixture.contract.accepted as string[]).includes(channel)) return false;
  if (tellsWhoWasHere(symptom, reach)) return false;
  if (channel !== 'write') return true;
  return changed.some((oid) => !uses.changes.has(`${actor.tenant} ${victim.name} ${catalogue.relations.get(oid)?.sql} ${step.verb}`));
}

/** Who used a connection before is no data: a setting, code that reads settings only, or which rule refuses. What it opens is asked by reading. */
function tellsWhoWasHere({ state, step, canaries, changed, full, without }: Symptom, reach: Reach): boolean {
  if (state === '' || canaries.length > 0 || changed.length > 0) return false;
  return step.verb === 'setting' || (full.error !== null && without !== null && without.error !== null) || (step.verb === 'call' && !reach.readsRows(step.oid));
}
