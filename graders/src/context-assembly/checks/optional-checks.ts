import type { CaseFacts } from '../truth/case-facts.ts';
import { mainOnes, openOnes, type CaseReadings } from '../reading/case-readings.ts';
import { isOk, type OkReading } from '../reading/reading.ts';
import { renderTurn } from '../layout/render-layout.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import { each, type Judged, type NamedCheck } from './named-check.ts';

/** Of what a smaller context holds, how much has to begin the next larger one. */
const LEAST_KEPT = 0.95;
/** So many times over, the room that is left would hold the turn: whoever escapes more or keeps a reserve is no cheat. */
const FREE_ENOUGH = 2;

/** Checks that an exercise asks for by name, since they want what would be no merit elsewhere. */
export const OPTIONAL_CHECKS: NamedCheck[] = [
  { name: 'prefix-changed', title: 'More room adds at the end, so that a prompt cache is hit', never: 'No case has two contexts that differ.', judge: prefixChanged },
  {
    name: 'talk-left-out', title: 'Room that is left goes to the talk, the newest turns first', never: 'No case with a talk has a context.',
    judge: (cases) => each(mainOnes(cases), (reading) => {
      const { prepared: { facts }, run: { at: { limit } }, tokens } = reading;
      const newest = newestMissing(reading);
      if (facts.turns.length === 0) return null;
      if (newest === null) return [];
      const needed = tokensOfTurn(newest, reading);
      return limit - tokens < FREE_ENOUGH * needed ? [] : [`Turn ${newest + 1} of ${facts.turns.length} is not in whole. It takes ${needed} tokens more, and ${limit - tokens} are free.`];
    }),
  },
  {
    name: 'answer-without-neighbours', title: 'With room for everything, an answer stands with the sentences around it', never: 'No context at an open limit shows an answer of a document.',
    judge: (cases) => each(openOnes(cases), ({ prepared: { facts }, shown }) => {
      const answers = [...shown.documents].flatMap(([id, sentences]) => [...sentences].filter((index) => answersValidly(id, index, facts)).map((index) => ({ id, index, sentences })));
      if (answers.length === 0) return null;
      return answers.flatMap(({ id, index, sentences }) => neighboursOf(id, index, facts).filter((neighbour) => !sentences.has(neighbour))
        .map((neighbour) => `Of ${id} the answer ${JSON.stringify(textOf(id, index, facts))} is in, and ${JSON.stringify(textOf(id, neighbour, facts))} beside it is not.`));
    }),
  },
];

/** Between system prompt and question, how much of a context still begins the next larger one, where that is another: what a prompt cache would have. */
function prefixChanged(cases: readonly CaseReadings[]): Judged {
  const pairs = cases.flatMap(({ rooms, open }) => {
    const contexts = [...rooms, open].filter(isOk);
    return contexts.slice(1).map((larger, index) => ({ smaller: contexts[index]!, larger, ...keptTokens(contexts[index]!, larger) }));
  }).filter(({ smaller, larger, held }) => held > 0 && smaller.output.text !== larger.output.text);
  const sum = (of: (pair: typeof pairs[number]) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  const share = sum(({ kept }) => kept) / Math.max(1, sum(({ held }) => held));
  if (share >= LEAST_KEPT) return { reached: pairs.length, findings: [] };
  const changed = pairs.filter(({ kept, held }) => kept < held).toSorted((a, b) => b.held - b.kept - (a.held - a.kept));
  return {
    reached: pairs.length,
    findings: changed.map(({ smaller, larger, kept, held }) => ({
      at: larger, message: `Of ${held} tokens that stood here under ${smaller.run.at.limit}, the first ${kept} stand here again; wherever the context changes ${Math.round(share * 100)} % do, and ${LEAST_KEPT * 100} % are asked.`,
    })),
  };
}

/** Tokens of the smaller context's turns and blocks, and of those that the larger one begins with. */
function keptTokens(smaller: OkReading, larger: OkReading): { held: number; kept: number } {
  if (smaller.blocks.length + smaller.turns.length === 0) return { held: 0, kept: 0 };
  const from = smaller.run.given.system.length;
  const to = smaller.output.text.lastIndexOf('</documents>');
  let same = from;
  while (same < to && smaller.output.text[same] === larger.output.text[same]) same += 1;
  return { held: countTokens(smaller.output.text.slice(from, to)), kept: countTokens(smaller.output.text.slice(from, same)) };
}

/** The last turn of the talk that is not in with all of its sentences. */
function newestMissing({ prepared: { facts: { turns } }, shown }: OkReading): number | null {
  const missing = [...turns.keys()].findLast((turn) => turns[turn]!.some((_, index) => !shown.turns.get(turn)?.has(index)));
  return missing ?? null;
}

/** What it takes to have a turn in whole. */
function tokensOfTurn(turn: number, { prepared: { facts }, turns }: OkReading): number {
  const whole = countTokens(renderTurn(facts.corpusCase.history[turn]!.role, facts.turns[turn]!.map(({ text }) => text).join(' ')));
  const there = turns.find((one) => one.turn === turn);
  return whole + (turns.length === 0 ? countTokens('<history>\n</history>\n') : 0) - (there === undefined ? 0 : countTokens(renderTurn(there.role, there.body)));
}

function answersValidly(id: string, index: number, { documents }: CaseFacts): boolean {
  const { sentences, valid } = documents.get(id)!;
  return sentences[index]!.answers.some((ask) => valid.has(ask));
}

/** The sentences before and after. One that names a term itself is a choice of its own: it may be what a copy has shown already. */
function neighboursOf(id: string, index: number, { documents }: CaseFacts): number[] {
  const { sentences } = documents.get(id)!;
  return [index - 1, index + 1].filter((at) => sentences[at] !== undefined && sentences[at].mentions.length === 0);
}

function textOf(id: string, index: number, { documents }: CaseFacts): string {
  return documents.get(id)!.sentences[index]!.text.slice(0, 120);
}
