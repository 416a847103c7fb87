import type { Actor } from './actors.ts';
import { rowText, rowTexts, surplus, tell, textsOf, type Answer, type Normalise } from './answer.ts';
import type { Channel } from './probe-result.ts';
import type { Prelude, StepResult } from './runner.ts';
import type { Step } from './step.ts';

/** One answer by which something of the victim crossed. Many symptoms can have one cause. */
export type Symptom = {
  step: Step;
  actor: Actor;
  victim: string;
  /** How the connection came to be as it was; empty for a fresh login. */
  state: string;
  prelude: Prelude;
  channel: Channel;
  /** The victim's own values in the answer. */
  canaries: string[];
  full: Answer;
  /** The same question in the world without the victim; null where that could not be asked. */
  without: Answer | null;
  /** Relations that changed for the victim, or read differently for the actor afterwards. */
  changed: number[];
};

export type Comparison = {
  normalFull: Normalise;
  normalWithout: Normalise;
  canaries: ReadonlySet<string>;
  /** Values the victim shows this actor by design (uses, shared relations). */
  excused: ReadonlySet<string>;
};

type Difference = { channel: Channel; canaries: string[]; changed: number[] };

/** What an answer tells that it does not tell without the victim. Null: nothing. */
export function differenceOf(step: Step, full: StepResult, without: StepResult, comparison: Comparison): Difference | null {
  const { normalFull, normalWithout } = comparison;
  const same = tell(full.answer, normalFull) === tell(without.answer, normalWithout);
  const changed = full.after === null || without.after === null ? [] : [...full.after].filter(([oid, text]) => without.after?.has(oid) && without.after.get(oid) !== text).map(([oid]) => oid);
  if (same && changed.length === 0) return null;
  const canaries = canariesIn(full.answer, step, comparison);
  if (step.valuesOnly === true && canaries.length === 0) return null;
  if (!same && changed.length === 0 && canaries.length === 0 && onlyExcused(full.answer, without.answer, comparison)) return null;
  return { channel: step.channel !== undefined ? step.channel as Channel : same ? 'difference' : channelOf(step, full.answer, without.answer, canaries), canaries, changed };
}

/** The victim's values in an answer, without those the question itself carried. */
export function canariesIn(answer: Answer, step: Pick<Step, 'sql'>, { canaries, excused }: Pick<Comparison, 'canaries' | 'excused'>): string[] {
  const texts = textsOf(answer);
  if (texts.length === 0) return [];
  const cells = new Set(texts);
  const long = texts.filter((text) => text.length > 3).join('\n').slice(0, 400_000);
  return [...canaries].filter((canary) => !excused.has(canary) && !step.sql.includes(canary) && (cells.has(canary) || (canary.length >= 5 && long.includes(canary))));
}

/** Rows that only the full world shows are all rows the victim shows by design. */
function onlyExcused(full: Answer, without: Answer, { normalFull, normalWithout, excused }: Comparison): boolean {
  if (excused.size === 0 || full.error !== null || without.error !== null) return false;
  const rows = new Map(full.results.flatMap((result) => result.rows.map((row) => [normalFull(rowText(row)), row] as const)));
  const here = rowTexts(full, normalFull);
  const there = rowTexts(without, normalWithout);
  return surplus(there, here).length === 0 && surplus(here, there).every((text) => rows.get(text)?.some((cell) => cell !== null && excused.has(cell)));
}

const COLLISION = new Set(['23505', '23P01']);
const REFERENCE = new Set(['23503', '23001']);

function channelOf(step: Step, full: Answer, without: Answer, canaries: readonly string[]): Channel {
  if (canaries.length > 0) return full.error !== null || full.notices.length > 0 && full.results.every(({ rows }) => rows.length === 0) ? 'message' : 'rows';
  const codes = [full.error?.code ?? '', without.error?.code ?? ''];
  const write = step.verb === 'insert' || step.verb === 'update';
  if (codes.some((code) => COLLISION.has(code)) && step.verb !== 'call') return 'key-collision';
  if (write && / ON CONFLICT /.test(step.sql) && step.collides) return 'key-collision';
  if (write && codes.some((code) => REFERENCE.has(code))) return 'fk-existence';
  return 'difference';
}
