import { callsOf } from './calls.ts';
import { contextFunctions } from './actors.ts';
import { reads } from './reads.ts';
import type { Routine } from './catalogue.ts';
import type { Step } from './step.ts';
import type { Subject } from './subject.ts';

/** Statements a pool's earlier request prepared: their plans outlive it. */
export function preparations(subject: Subject): string[] {
  return reads(subject).flatMap(({ sql }, i) => [`PREPARE q${i} AS ${sql}`, `EXECUTE q${i}`]);
}

/** The same prepared statements, run by whoever gets the connection next. */
export function executes(subject: Subject): Step[] {
  return reads(subject).map((step, i) => ({ ...step, verb: 'execute', sql: `EXECUTE q${i}` }));
}

/** Temporary tables, held cursors and settings that the world's functions make. */
export function leftovers(subject: Subject): Step[] {
  const code = [...subject.catalogue.routines.values()].map(({ source }) => source).join('\n');
  const names = (pattern: RegExp) => [...new Set([...code.matchAll(pattern)].map(([, name = '']) => name))];
  const step = (object: string, sql: string, verb = 'select'): Step => ({ object, verb, oid: 0, touches: [], sql });
  return [
    ...names(/create\s+(?:local\s+|global\s+)?temp(?:orary)?\s+(?:table|view|sequence)\s+(?:if\s+not\s+exists\s+)?(?:pg_temp\.)?("?[\w$]+"?)/gi).map((name) => step(`pg_temp.${name}`, `SELECT * FROM pg_temp.${name}`)),
    ...names(/declare\s+("?[\w$]+"?)\s+(?:\w+\s+){0,2}cursor\s+with\s+hold/gi).map((name) => step(`cursor ${name}`, `FETCH ALL FROM ${name}`)),
    ...subject.catalogue.settings.map((name) => step(`setting ${name}`, `SELECT current_setting('${name}', true)`, 'setting')),
  ];
}

/** What a tenant calls in the course of its own work. */
export const ownCalls = (subject: Subject): Step[] => callsWhere(subject, () => true);

/** Of these, the ones after which a connection's plans stay: what makes or drops objects is left out. */
export const plannedCalls = (subject: Subject): Step[] => callsWhere(subject, ({ source }) => !/\b(create|drop|alter|discard)\b/i.test(source.slice(source.search(/\bAS\b/))));

function callsWhere(subject: Subject, wanted: (routine: Routine) => boolean): Step[] {
  const callable = subject.catalogue.callable.get(subject.role) ?? new Set();
  const context = contextFunctions(subject.contract);
  return [...subject.catalogue.routines.values()]
    .filter((routine) => callable.has(routine.oid) && !routine.trigger && (routine.kind === 'f' || routine.kind === 'p') && !context.has(routine.name.toLowerCase()) && wanted(routine))
    .flatMap((routine) => callsOf(subject, routine).slice(0, routine.args.length === 0 ? 1 : 3));
}
