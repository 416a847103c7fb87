import { fromRow } from './argument-values.ts';
import { callSql, routineName } from './calls.ts';
import { foreignRows } from './foreign-rows.ts';
import { insertSql, unique } from './inserts.ts';
import type { Step } from './step.ts';
import type { Subject } from './subject.ts';
import { columnOf } from './tenant-data.ts';
import { literal } from './values.ts';

const MOST_ROUTINES = 3;

/**
 * An own row that refers to something of the victim's, and then a function that is asked about that row: what checks
 * the row it starts from may not check what it leads to.
 */
export function writesThenCalls(subject: Subject): Step[] {
  const callable = subject.catalogue.callable.get(subject.role) ?? new Set();
  return unique(subject.relations.flatMap((relation) => {
    const allowed = subject.columns(relation, 'INSERT').filter((name) => !columnOf(relation, name)?.generated);
    const routines = [...subject.catalogue.routines.values()].filter(({ oid, kind, trigger, args }) => kind === 'f' && !trigger && args.length > 0 && callable.has(oid) && underlying(subject, relation.oid).some((table) => subject.reach.named(oid).has(table)));
    if (allowed.length === 0 || routines.length === 0) return [];
    return foreignRows(subject, relation, allowed).flatMap((row) => routines.slice(0, MOST_ROUTINES).flatMap((routine): Step[] => {
      const args = routine.args.map((argument) => fromRow(relation, row, argument));
      if (args.every((value) => value === null)) return [];
      const call = callSql(routine, args.map((value, i) => literal(value, routine.args[i]?.type ?? 'text')));
      return [{ object: routineName(routine), verb: 'call', oid: routine.oid, touches: [], sql: `${insertSql(relation, allowed, row)}; ${call}` }];
    }));
  }));
}

/** The relation, and what a view that is written through is made of. */
function underlying({ catalogue }: Subject, oid: number): number[] {
  return [oid, ...(catalogue.relations.get(oid)?.kind === 'v' ? [...catalogue.dependsOn.get(oid) ?? []].filter((under) => catalogue.relations.has(under)) : [])];
}
