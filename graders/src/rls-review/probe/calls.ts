import { contextFunctions } from './actors.ts';
import { answers, asked, elementOf, fits, fromRow, isArray, likeness, TEXT, wordIn, wordOf } from './argument-values.ts';
import type { Argument, Relation, Routine } from './catalogue.ts';
import { injections } from './injections.ts';
import { distinctValues } from './foreign-rows.ts';
import { unique } from './inserts.ts';
import type { Step } from './step.ts';
import type { Subject } from './subject.ts';
import { literal } from './values.ts';

const MOST_CALLS = 48;
const COUNT_NAME = /limit|top|^k$|^n$|max|count|page|size|many|best|first/i;

export const routineName = ({ sql, args }: Routine): string => `${sql}(${args.map(({ type }) => type).join(', ')})`;

/** Every function the role may call, with the victim's keys, texts and ids, one's own, and what patterns match. */
export function calls(subject: Subject, thorough: boolean): Step[] {
  const callable = subject.catalogue.callable.get(subject.role) ?? new Set();
  const context = contextFunctions(subject.contract);
  return [...subject.catalogue.routines.values()]
    .filter(({ oid, trigger, kind, name }) => callable.has(oid) && !trigger && (kind === 'f' || kind === 'p') && !(subject.contract.attacker === 'app' && context.has(name.toLowerCase())))
    .flatMap((routine) => (thorough ? callsOf(subject, routine) : callsOf(subject, routine).slice(0, 12)));
}

export function callsOf(subject: Subject, routine: Routine): Step[] {
  const touches = routine.volatile === 'v' ? [...subject.reach.written(routine.oid)] : [];
  const step = (args: readonly string[]): Step => ({ object: routineName(routine), verb: 'call', oid: routine.oid, touches, sql: callSql(routine, args) });
  if (routine.args.length === 0) return [step([])];
  const own = routine.args.map((argument) => bestValue(subject, 'attacker', argument));
  const theirs = routine.args.map((argument) => bestValue(subject, 'victim', argument));
  const typed = (values: readonly (string | null)[]) => step(values.map((value, i) => literal(value, routine.args[i]?.type ?? 'text')));
  // From the least to the greatest: a range that is wide enough shows what lies in it.
  const wide = (rest: readonly (string | null)[]) => rest.map((value, i) => extreme(routine.args, i) ?? value);
  const sets: (string | null)[][] = [own, theirs, wide(own), wide(theirs)];
  const rows = relevantTables(subject, routine).flatMap((relation) => subject.rowsOf('victim', relation).slice(0, 2).map((row) => ({ relation, row })));
  sets.push(...rows.map(({ relation, row }) => routine.args.map((argument, i) => fromRow(relation, row, argument) ?? own[i] ?? null)));
  // All of it the victim's at once: what fits one row may open what no argument opens alone.
  sets.push(...rows.map(({ relation, row }) => routine.args.map((argument, i) => fromRow(relation, row, argument) ?? (TEXT.test(argument.type) ? wordOf(relation, row) : null) ?? theirs[i] ?? null)));
  for (const [i, argument] of routine.args.entries()) {
    const at = (value: string | null, rest: readonly (string | null)[]) => rest.map((other, j) => (j === i ? value : other));
    for (const value of candidates(subject, 'victim', argument).slice(0, 8)) sets.push(at(value, own), at(value, theirs));
    for (const value of general(subject, argument)) sets.push(at(value, own));
    for (const value of candidates(subject, 'attacker', argument).slice(0, 3)) sets.push(at(value, own), at(value, theirs));
  }
  const plain = unique(sets.map(typed)).slice(0, MOST_CALLS);
  return unique([...plain, ...injections(subject, routine).map(({ at, text }) => typed(own.map((value, i) => (i === at ? text : value))))]);
}

export function callSql(routine: Routine, args: readonly string[]): string {
  const call = `${routine.sql}(${args.join(', ')})`;
  if (routine.kind === 'p') return `CALL ${call}`;
  return routine.returns === 'record' ? `SELECT ${call}` : `SELECT * FROM ${call}`;
}

/** Values of the argument's type, those of columns it is named for first. */
function candidates(subject: Subject, who: 'attacker' | 'victim', argument: Argument): string[] {
  const scored: { value: string; score: number }[] = [];
  for (const relation of subject.catalogue.relations.values()) {
    for (const { name, base } of relation.columns) {
      if (!answers(base, argument)) continue;
      const key = relation.keys.some(({ columns }) => columns.includes(name)) ? 1 : 0;
      const score = likeness(relation, name, argument) * 4 + key;
      for (const value of distinctValues(subject.rowsOf(who, relation), name).slice(0, 3)) scored.push({ value: asked(value, base, argument), score });
    }
  }
  const tenant = who === 'victim' ? subject.victim : subject.attacker;
  for (const [name, value] of Object.entries(subject.contract.tenants[tenant ?? ''] ?? {})) {
    if (fits(value, elementOf(argument.type)) && !(who === 'victim' && /token|secret/i.test(name))) scored.push({ value: asked(value, 'text', argument), score: 3 + (argument.name.toLowerCase().includes(name.toLowerCase()) ? 6 : 0) });
  }
  return [...new Set(scored.sort((a, b) => b.score - a.score).map(({ value }) => value))];
}

function bestValue(subject: Subject, who: 'attacker' | 'victim', argument: Argument): string | null {
  if (/^(integer|bigint|smallint)$/.test(argument.type) && COUNT_NAME.test(argument.name)) return '5';
  return candidates(subject, who, argument)[0] ?? general(subject, argument)[0] ?? null;
}

const ENDS: [RegExp, string, string][] = [[/^(date|timestamp)/, '1900-01-01', '2100-01-01'], [/^(numeric|real|double)/, '-1000000000', '1000000000']];

/** The end of a range that an argument could be: of several of one type the first is the least, the last the greatest. */
function extreme(args: readonly Argument[], at: number): string | null {
  const type = args[at]?.type ?? '';
  const [, least, greatest] = ENDS.find(([pattern]) => pattern.test(type) && !isArray(type)) ?? [];
  const same = args.flatMap((argument, i) => (argument.type === type ? [i] : []));
  if (least === undefined || greatest === undefined || same.length < 2) return null;
  return at === same[0] ? least : at === same.at(-1) ? greatest : null;
}

/** What fits any world: nothing, everything, patterns. */
function general(subject: Subject, { type, name }: Argument): (string | null)[] {
  if (isArray(type)) return ['{}', null];
  if (TEXT.test(type)) return ['', '%', '_', 'a', ...words(subject), null];
  if (/^(integer|bigint|smallint)$/.test(type)) return COUNT_NAME.test(name) ? ['1', '2', '3', '10', '1000'] : ['1', '0', null];
  if (/^(numeric|real|double)/.test(type)) return ['0', '1', null];
  if (/^jsonb?$/.test(type)) return ['{}', JSON.stringify(subject.contract.tenants[subject.victim] ?? {}), null];
  if (type === 'boolean') return ['true', 'false', null];
  if (/^date|^timestamp/.test(type)) return ['2000-01-01', '2099-01-01', null];
  if (type === 'interval') return ['100 years', null];
  if (/range$/.test(type)) return ['(,)', null];
  return [null];
}

/** Single words of the victim's texts, as a search would be asked. */
function words(subject: Subject): string[] {
  const found = new Set<string>();
  for (const value of subject.data.canaries(subject.victim)) {
    if (!/[a-z]/i.test(value) || /^[0-9a-f-]{36}$|@/.test(value)) continue;
    const word = wordIn(value);
    if (word !== null) found.add(word);
    if (found.size >= 6) break;
  }
  return [...found];
}

function relevantTables(subject: Subject, routine: Routine): Relation[] {
  const score = (relation: Relation) => routine.args.filter((argument) => relation.columns.some(({ name, base }) => answers(base, argument) && likeness(relation, name, argument) > 0)).length;
  return [...subject.catalogue.relations.values()].filter((relation) => relation.kind !== 'v' && score(relation) > 0).sort((a, b) => score(b) - score(a)).slice(0, 4);
}
