import { identifier, literal } from './values.ts';
import type { Step } from './step.ts';
import type { Subject } from './subject.ts';

/** Every relation the role may read any column of, whole: a policy that filters too late or not at all shows here. */
export function reads(subject: Subject): Step[] {
  return subject.relations.flatMap((relation) => {
    const columns = subject.columns(relation, 'SELECT');
    if (columns.length === 0 || subject.isShared(relation)) return [];
    const list = columns.length === relation.columns.length ? '*' : columns.map(identifier).join(', ');
    const step = { object: relation.sql, verb: 'select', oid: relation.oid, touches: [] };
    const only = relation.kind === 'r' && !relation.partition ? [{ ...step, sql: `SELECT ${list} FROM ONLY ${relation.sql}` }] : [];
    const inherited = [...subject.catalogue.relations.values()].some(({ parents }) => parents.includes(relation.oid));
    return [{ ...step, sql: `SELECT ${list} FROM ${relation.sql}` }, ...(inherited ? only : [])];
  });
}

/** Functions that claim not to tell run before the policy; they are asked about every column they fit. */
export function leakproofReads(subject: Subject): Step[] {
  const callable = subject.catalogue.callable.get(subject.role) ?? new Set();
  return [...subject.catalogue.routines.values()].filter(({ leakproof, oid, trigger }) => leakproof && !trigger && callable.has(oid)).flatMap((routine) =>
    subject.relations.flatMap((relation) => relation.columns.filter(({ name }) => subject.rights(relation.oid)?.columns.SELECT.has(name)).flatMap(({ name, type, base }) => {
      const at = routine.args.findIndex((argument) => argument.type === base || argument.type === type);
      if (at < 0) return [];
      const args = routine.args.map((argument, i) => (i === at ? `r.${identifier(name)}` : literal(null, argument.type))).join(', ');
      const step = { object: relation.sql, verb: 'select', oid: relation.oid, touches: [] };
      // An error at one's own rows would end it before the victim's: rows that lie beyond one's own are asked apart.
      const call = `${routine.sql}(${args}) IS NOT NULL`;
      const own = (end: string) => `(SELECT ${end}(o.ctid) FROM ${relation.sql} o)`;
      return [call, `r.ctid > ${own('max')} AND ${call}`, `r.ctid < ${own('min')} AND ${call}`].map((asked) => ({ ...step, sql: `SELECT count(*) FROM ${relation.sql} r WHERE ${asked}` }));
    })));
}
