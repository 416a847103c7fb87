import { contextFunctions, type Actor } from './actors.ts';
import { calls } from './calls.ts';
import { changes } from './changes.ts';
import { inserts } from './inserts.ts';
import { subjectOf, type Knowledge } from './probe-world.ts';
import { leakproofReads, reads } from './reads.ts';
import { viewsOf } from './look.ts';
import type { Attack, Prelude, Watch } from './runner.ts';
import { executes, leftovers, ownCalls, plannedCalls, preparations } from './residue.ts';
import { sqlTier } from './sql-tier.ts';
import type { Step } from './step.ts';
import type { Subject } from './subject.ts';
import type { Variations } from './variations.ts';
import { writesThenCalls } from './write-then-call.ts';

/**
 * Everything one attacker tries against one victim, state by state of the connection. With `variations` it also varies
 * single columns and arguments, as far as earlier pairs did not. States in which nobody's context is entered are tried
 * with the first attacker only: who asks makes no difference there.
 */
export function attacksOn(knowledge: Knowledge, actor: Actor, role: string, roleOfLogin: string, { first, variations }: { first: boolean; variations: Variations | null }): Attack[] {
  const victimName = knowledge.victim;
  const victim = knowledge.actors.get(victimName);
  if (victim === undefined) return [];
  const subject = subjectOf(knowledge, actor.tenant, role, victimName);
  const attack = (state: string, prelude: Prelude, who: Actor, asRole: string, steps: Step[]): Attack => ({
    actor: who, victim: { actor: victim, name: victimName }, state, prelude, steps,
    worked: (step) => variations?.worked(step),
    own: watch(knowledge, asRole, true), victimWatch: watch(knowledge, knowledge.roleOf.get(victimName) ?? ''),
  });
  const nobody = { ...actor, tenant: null, enter: [], leave: [] };
  const nobodySubject = subjectOf(knowledge, null, roleOfLogin, victimName);
  const basic = everything(subject, false);
  const own = variations === null ? basic : variations.untried(everything(subject, true), basic);
  if (actor.tenant === null) return [attack('', [], actor, role, own)];

  const victimSubject = subjectOf(knowledge, victimName, knowledge.roleOf.get(victimName) ?? '', actor.tenant);
  const request = (statements: string[]) => ({ actor: victim, statements, end: 'COMMIT' as const, leave: true });
  // In a request of its own: a temporary object that comes or goes with a request makes the connection plan everything anew.
  const victimRequests = [request(ownCalls(victimSubject).map(({ sql }) => sql)), request([...preparations(subject), ...plannedCalls(victimSubject).map(({ sql }) => sql)])];
  const ownRequest = { actor, statements: [], end: 'COMMIT' as const, leave: true };
  const brokenRequest = { actor, statements: [], end: 'ROLLBACK' as const, leave: false };
  const readAll = (of: Subject) => [...reads(of), ...executes(subject), ...leftovers(subject), ...ownCalls(of)];
  return [
    ...(knowledge.fixture.contract.attacker === 'sql' ? [attack('', [], actor, role, sqlTier(subject, victim, new Set(knowledge.fixture.contract.accepted), (name) => knowledge.full.roles.names.toPlain(name)))] : []),
    attack('', [], actor, role, own),
    attack(`on a connection that served ${victimName}`, victimRequests, actor, role, readAll(subject)),
    ...(first ? [
      attack('after its own request', [ownRequest], nobody, roleOfLogin, [...reads(nobodySubject), ...writes(nobodySubject, false), ...calls(nobodySubject, false)]),
      attack(`after a request of ${victimName}`, victimRequests, nobody, roleOfLogin, readAll(nobodySubject)),
      attack(`after a request that was rolled back, on a connection that served ${victimName}`, [...victimRequests, brokenRequest], nobody, roleOfLogin, [...reads(nobodySubject), ...writes(nobodySubject, false)]),
    ] : []),
  ];
}

function everything(subject: Subject, thorough: boolean): Step[] {
  return [...reads(subject), ...leakproofReads(subject), ...calls(subject, thorough), ...writes(subject, thorough), ...(thorough ? writesThenCalls(subject) : [])];
}

const writes = (subject: Subject, thorough: boolean): Step[] => subject.relations.flatMap((relation) => [...inserts(subject, relation, thorough), ...changes(subject, relation, thorough)]);

/** Defaults that are another value each time: rows put in in two worlds differ by them. */
const MADE_ANEW = /^(uuid .*(random|uuid)|(timestamp|time|date).*(now|current|clock|local|statement|transaction))/i;

/** The relations a role may read, looked at around its own writes or a victim's; `comparable` between worlds. */
export function watch({ catalogue, reach, fixture }: Knowledge, role: string, comparable = false): Watch {
  const rights = catalogue.rights.get(role);
  const views = viewsOf([...catalogue.relations.values()].filter(({ partition }) => !partition), (relation) => relation.columns.filter(({ name, default: preset, base }) => rights?.get(relation.oid)?.columns.SELECT.has(name) && !(comparable && MADE_ANEW.test(`${base} ${preset}`))).map(({ name }) => name));
  const context = contextFunctions(fixture.contract);
  const decides = new Set([...catalogue.routines.values()].filter(({ name }) => context.has(name.toLowerCase())).flatMap(({ oid }) => [...reach.named(oid)]));
  return {
    views,
    // What taking the context looks at decides about everything.
    of: (step) => (step.touches.some((oid) => decides.has(oid)) ? new Set(views.map(({ oid }) => oid)) : reach.affectedBy(step.touches)),
  };
}
