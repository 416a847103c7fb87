import type { Ask } from '@assay/fixtures/corpus/corpus-case.ts';
import { mentions } from '@assay/fixtures/corpus/text.ts';
import type { JudgedRun } from '../judge/judged-run.ts';
import type { CaseRuns } from '../runs/run-case.ts';
import type { Truth } from '../truth.ts';
import { anyRun, isOpen, perRun, type Rule } from './rule.ts';

const IDLE_SHARE = 0.2;

/** Which of these asks a run leaves open, in words. */
export function missing({ answered }: JudgedRun, asks: readonly Ask[], why: string): string[] | null {
  return asks.length === 0 ? null : asks.filter(({ id }) => !answered.has(id)).map(({ term }) => `“${term}” is not answered: ${why}`);
}

const asksWhere = ({ truth }: CaseRuns, test: (ask: Ask, truth: Truth) => boolean): Ask[] => truth.case.asks.filter((ask) => test(ask, truth));
const onlyInTalk = (ask: Ask, truth: Truth) => truth.carriers(ask).length === 0 && truth.turnsAnswering(ask).length > 0;

export const EVIDENCE_RULES: readonly Rule[] = [
  perRun('history-ignored', 'What only the talk answers is used', isOpen, (run, from) => missing(run, asksWhere(from, onlyInTalk), 'only a turn of the talk says it, and everything fits.')),

  perRun('history-starves-evidence', 'Old talk does not take the room of evidence', ({ kind }) => kind === 'room', (run, { truth, optimum }) => {
    if (truth.case.special !== 'long-talk') return null;
    const idle = run.turns.filter(({ turn, body }) => turn !== null && turn < truth.case.history.length - 2 && truth.case.asks.every(({ term }) => !mentions(body, term)));
    const tokens = idle.reduce((sum, one) => sum + one.tokens, 0);
    return tokens > IDLE_SHARE * run.room && run.utility < optimum.at(run.room) ? [`${idle.length} earlier turns without a term take ${tokens} of ${run.room} tokens, and answers worth ${optimum.at(run.room) - run.utility} are missing.`] : [];
  }),

  perRun('duplicate-evidence', 'The same answer is not shown twice from copies', anyRun, ({ blocks }, { truth }) => {
    const wrong: string[] = [];
    const copies = blocks.flatMap((one, i) => blocks.slice(i + 1).map((other) => [one, other] as const)).filter(([one, other]) => areCopies(truth, one.id, other.id));
    for (const [one, other] of copies) {
      const both = truth.case.asks.find((ask) => [one, other].every(({ id, match }) => id !== null && truth.answering(id, ask).some((sentence) => match?.sentences.includes(sentence))));
      if (both !== undefined) wrong.push(`${one.id} and ${other.id} are copies, and both show “${both.term}”.`);
    }
    return hasCopies(truth) ? wrong : null;
  }),

  perRun('worse-copy-kept', 'Of two copies the fuller one is kept', isOpen, (run, from) => missing(run, asksWhere(from, onlyInFuller), 'only the fuller of two copies says it, and everything fits.')),

  perRun('stale-version', 'Superseded documents stay out', anyRun, ({ blocks }, { truth }) => {
    if (!truth.permitted.some((document) => truth.isVoid(document))) return null;
    return blocks.flatMap(({ id }) => (id !== null && truth.isVoid(truth.byId.get(id)!) ? [`${id} is in, and a newer document supersedes it.`] : []));
  }),

  perRun('untrusted-override', 'External answers that internal ones overrule stay out', anyRun, ({ blocks }, { truth }) => {
    if (!truth.permitted.some((document) => truth.case.asks.some((ask) => truth.overruled(document, ask)))) return null;
    return blocks.flatMap(({ id, match }) => {
      const document = id === null ? undefined : truth.byId.get(id);
      const ask = document === undefined ? undefined : truth.case.asks.find((one) => truth.overruled(document, one) && truth.answering(document.id, one).some((sentence) => match?.sentences.includes(sentence)));
      return ask === undefined ? [] : [`${id} is external and its answer to “${ask.term}” is in, which an internal document overrules.`];
    });
  }),

  perRun('missing-prerequisite', 'Answers come with the definitions they need', anyRun, ({ undefinedAsks }, { truth }) => {
    if (!truth.case.asks.some((ask) => truth.carriers(ask).some(({ document }) => document.requires.length > 0))) return null;
    return truth.case.asks.filter(({ id }) => undefinedAsks.has(id)).map(({ term }) => `“${term}” is answered without the definition that its document requires.`);
  }),
];

function areCopies(truth: Truth, one: string | null, other: string | null): boolean {
  const [first, second] = [one, other].map((id) => (id === null ? undefined : truth.byId.get(id)));
  return first !== undefined && second !== undefined && first.id !== second.id && truth.areCopies(first, second);
}

const current = (truth: Truth) => truth.permitted.filter((document) => !truth.isVoid(document) && !document.unreadable);
const hasCopies = (truth: Truth): boolean => current(truth).some((one, i, all) => all.slice(i + 1).some((other) => truth.areCopies(one, other)));

/** One document alone says it, and a copy of that document does not. */
function onlyInFuller(ask: Ask, truth: Truth): boolean {
  const [carrier, second] = truth.carriers(ask);
  if (carrier === undefined || second !== undefined || truth.turnsAnswering(ask).length > 0) return false;
  return current(truth).some((other) => other.id !== carrier.document.id && truth.areCopies(carrier.document, other));
}
