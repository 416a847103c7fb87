import { renderTurn } from '../layout/render-layout.ts';
import { mainOnes, openOnes } from '../reading/case-readings.ts';
import { isOk, type OkReading } from '../reading/reading.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import type { CaseFacts, DocumentFacts } from '../truth/case-facts.ts';
import { copyPairs } from '../truth/copies.ts';
import { carriersShown } from '../truth/shown.ts';
import { carriersOf } from '../optimum/bits.ts';
import { each, type NamedCheck } from './named-check.ts';

const termOf = ({ corpusCase }: CaseFacts, ask: string) => JSON.stringify(corpusCase.asks.find(({ id }) => id === ask)!.term);

/** Asks for which an answer must come from a certain kind of document: all of their carriers are of it. */
function missingAsks({ prepared: { facts }, answered }: OkReading, isKind: (carrier: DocumentFacts) => boolean): string[] | null {
  const asks = facts.attainable.map(({ id }) => id).filter((ask) => carriersOf(ask, facts).length > 0 && carriersOf(ask, facts).every(isKind));
  if (asks.length === 0) return null;
  return asks.filter((ask) => !answered.has(ask)).map((ask) => `${termOf(facts, ask)} is answered only in ${carriersOf(ask, facts).map(({ document }) => document.id).join(', ')}, and no answer to it is in the context.`);
}

const IDLE_SHARE = 0.2;

/** What evidence has to be in, and in which state. */
export const EVIDENCE_CHECKS: NamedCheck[] = [
  {
    name: 'history-ignored', title: 'An answer that stands only in the talk is used', never: 'No context at the open limit of a case with such an answer.',
    judge: (cases) => each(openOnes(cases), ({ prepared: { facts }, answered }) => {
      const asks = facts.attainable.map(({ id }) => id).filter((ask) => carriersOf(ask, facts).length === 0);
      return asks.length === 0 ? null : asks.filter((ask) => !answered.has(ask)).map((ask) => `${termOf(facts, ask)} is answered only in the talk, and the answer is not in the context.`);
    }),
  },
  {
    name: 'history-starves-evidence', title: 'Old talk does not take the room of evidence', never: 'No context in a case with a long talk.',
    judge: (cases) => each(cases.filter(({ prepared }) => prepared.facts.corpusCase.special === 'long-talk').flatMap(({ rooms }) => rooms).filter(isOk), (reading) => {
      const { prepared: { facts, steps }, run, turns, value } = reading;
      const old = turns.filter(({ turn }) => turn !== null && turn < facts.turns.length - 2 && facts.turns[turn]!.every(({ mentions }) => mentions.length === 0));
      const tokens = old.reduce((sum, { role, body }) => sum + countTokens(renderTurn(role, body)), 0);
      // Without the idle turns, the room of what is missing would have been there.
      const starved = tokens > IDLE_SHARE * run.at.room && value < facts.full && (steps ?? []).some((step) => step.value > value && step.cost <= run.at.room);
      return starved ? [`${old.length} old turns without a term take ${tokens} of ${run.at.room} tokens, while answers worth ${facts.full - value} of ${facts.full} are missing.`] : [];
    }),
  },
  {
    name: 'duplicate-evidence', title: 'The same answer is not shown from two copies', never: 'No context holds an answer of a document that has a copy.',
    judge(cases) {
      const pairs = new Map(cases.map(({ prepared: { facts } }) => [facts, copyPairs(facts)]));
      return each(mainOnes(cases), ({ prepared: { facts }, shown }) => {
        const inOne = pairs.get(facts)!.flatMap(({ lesser, fuller }) => facts.attainable.map(({ id }) => {
          const carriers = carriersShown(id, facts, shown);
          return { id, in: [lesser, fuller].map(({ document }) => document.id).filter((document) => carriers.includes(document)) };
        })).filter((found) => found.in.length > 0);
        return inOne.length === 0 ? null : inOne.filter((found) => found.in.length === 2).map((found) => `${found.in.join(' and ')} are copies, and both show the answer to ${termOf(facts, found.id)}.`);
      });
    },
  },
  {
    name: 'worse-copy-kept', title: 'Of two copies the fuller is kept', never: 'No context at the open limit of a case in which only the fuller of two copies answers an ask.',
    judge(cases) {
      const pairs = new Map(cases.map(({ prepared: { facts } }) => [facts, copyPairs(facts)]));
      return each(openOnes(cases), ({ prepared: { facts }, output, blocks, answered }) => {
        const onlyFuller = pairs.get(facts)!.flatMap((pair) => [...pair.fuller.valid].filter((ask) => !pair.lesser.valid.has(ask) && carriersOf(ask, facts).length === 1).map((ask) => ({ ...pair, ask })));
        if (onlyFuller.length === 0) return null;
        const isKept = (id: string) => blocks.some((block) => block.id === id);
        return onlyFuller.filter(({ ask, lesser, fuller }) => !answered.has(ask) && (isKept(lesser.document.id) || output.dropped.some(({ id, reason }) => id === fuller.document.id && reason === 'duplicate')))
          .map(({ ask, lesser, fuller }) => `Only ${fuller.document.id} answers ${termOf(facts, ask)}; it was passed over for its copy ${lesser.document.id}.`);
      });
    },
  },
  {
    name: 'stale-version', title: 'No superseded document is in', never: 'No context in a case with superseded documents.',
    judge: (cases) => each(mainOnes(cases), ({ prepared: { facts }, blocks }) => {
      if (![...facts.documents.values()].some(({ superseded }) => superseded)) return null;
      return blocks.filter(({ id }) => id !== null && facts.documents.get(id)!.superseded).map(({ id }) => `${id} is in, which ${[...facts.documents.values()].find(({ document }) => document.supersedes === id)!.document.id} voids.`);
    }),
  },
  {
    name: 'untrusted-override', title: 'No overruled external answer is in', never: 'No context in a case with overruled answers.',
    judge: (cases) => each(mainOnes(cases), ({ prepared: { facts }, shown }) => {
      if (![...facts.documents.values()].some(({ overruled }) => overruled.size > 0)) return null;
      return [...shown.documents].flatMap(([id, sentences]) => {
        const { overruled, sentences: source } = facts.documents.get(id)!;
        return [...sentences].filter((index) => source[index]!.answers.some((ask) => overruled.has(ask))).map((index) => `${id} is external, and an internal document overrules it: ${JSON.stringify(source[index]!.text.slice(0, 160))}`);
      });
    }),
  },
  {
    name: 'missing-prerequisite', title: 'An answer comes with the definition it requires', never: 'No context holds an answer that requires a definition.',
    judge: (cases) => each(mainOnes(cases), ({ prepared: { facts }, shown, met }) => {
      const requiring = [...shown.documents.keys()].map((id) => facts.documents.get(id)!).filter(({ document, valid }) => document.requires.length > 0 && [...valid].some((ask) => carriersShown(ask, facts, shown).includes(document.id)));
      if (requiring.length === 0) return null;
      // A block that is good for another ask is not there for nothing.
      return requiring.filter(({ document, valid }) => ![...valid].some((ask) => met.has(ask) && carriersShown(ask, facts, shown).includes(document.id)))
        .map(({ document }) => `${document.id} is in and requires ${document.requires.join(', ')}, whose definition is not: the answer counts nothing.`);
    }),
  },
  {
    name: 'evidence-thrown-with-attack', title: 'An answer is kept although an attack stands beside it', never: 'No context at the open limit of a case with such an answer.',
    judge: (cases) => each(openOnes(cases), (reading) => missingAsks(reading, ({ document }) => document.attack === 'beside-answer')),
  },
  {
    name: 'false-alarm', title: 'A page that only quotes attacks is used', never: 'No context at the open limit of a case with such a page.',
    judge: (cases) => each(openOnes(cases), (reading) => missingAsks(reading, ({ document }) => document.attack === 'quoted')),
  },
];
