import { hasHidden } from '@assay/fixtures/corpus/text.ts';
import { mainOnes, openOnes } from '../reading/case-readings.ts';
import type { OkReading } from '../reading/reading.ts';
import { each, type NamedCheck } from './named-check.ts';

const NO_BODY = 'No context holds a document or a turn.';
const bodies = ({ blocks, turns }: OkReading) => [...blocks.map((block) => ({ ...block, of: block.id ?? block.source })), ...turns.map((turn) => ({ ...turn, of: `turn ${turn.turn === null ? '?' : turn.turn + 1}` }))];

/** The whole texts of which something is in. */
function sourcesOf({ blocks, turns, prepared: { facts } }: OkReading): string[] {
  const documents = blocks.map(({ id }) => (id === null ? '' : facts.documents.get(id)!.document.text));
  return [...documents, ...turns.map(({ turn }) => (turn === null ? '' : facts.corpusCase.history[turn]!.text))];
}

function leftovers(reading: OkReading, kind: 'cut' | 'invented', say: (of: string, text: string) => string): string[] | null {
  const all = bodies(reading);
  return all.length === 0 ? null : all.flatMap(({ of, placed }) => placed.leftovers.filter((leftover) => leftover.kind === kind).map(({ text }) => say(of, JSON.stringify(text.slice(-120)))));
}

const PADDING_BLOCKS = 6;
const PADDING_SHARE = 0.3;

/** What may stand in a body, and how bodies and their citations belong together. */
export const TEXT_CHECKS: NamedCheck[] = [
  {
    name: 'mid-sentence-cut', title: 'Bodies hold whole sentences', never: NO_BODY,
    judge: (cases) => each(mainOnes(cases), (reading) => leftovers(reading, 'cut', (of, text) => `${of} is cut inside a sentence (white space left out): ${text}.`)),
  },
  {
    name: 'invented-text', title: 'Bodies hold only what the source says', never: NO_BODY,
    judge: (cases) => each(mainOnes(cases), (reading) => leftovers(reading, 'invented', (of, text) => `The body of ${of} holds what its source does not say so (white space left out): ${text}.`)),
  },
  {
    name: 'broken-characters', title: 'No character is cut in two', never: 'No context holds a source with characters of two units.',
    judge: (cases) => each(mainOnes(cases), (reading) => {
      const broken = bodies(reading).filter(({ body }) => !body.isWellFormed() || (body.includes('\uFFFD') && !sourcesOf(reading).some((text) => text.includes('\uFFFD'))));
      if (broken.length === 0 && !sourcesOf(reading).some((text) => /[\u{10000}-\u{10FFFF}]/u.test(text))) return null;
      return broken.map(({ of }) => `The body of ${of} holds half a character.`);
    }),
  },
  {
    name: 'hidden-characters', title: 'Hidden characters are taken out', never: 'No context holds a source with hidden characters.',
    judge: (cases) => each(mainOnes(cases), (reading) => (sourcesOf(reading).some(hasHidden)
      ? bodies(reading).filter(({ body }) => hasHidden(body)).map(({ of }) => `The body of ${of} still holds characters that nobody sees.`) : null)),
  },
  {
    name: 'citation-mismatch', title: 'Blocks and `included` are the same list', never: 'No context holds a document.',
    judge: (cases) => each(mainOnes(cases), ({ output: { included }, blocks, prepared: { facts } }) => {
      if (included.length === 0 && blocks.length === 0) return null;
      if (included.length !== blocks.length) return [`There are ${blocks.length} blocks and ${included.length} entries in included.`];
      if (new Set(included.map(({ id }) => id)).size !== included.length) return ['A document stands in included twice.'];
      return included.flatMap(({ n, id, source }, position) => {
        const block = blocks[position]!;
        const isRight = n === position + 1 && Number(block.index) === n && facts.documents.get(id)?.document.source === source && block.id === id;
        return isRight ? [] : [`Entry ${position + 1} of included is ${JSON.stringify({ n, id, source })}; the block there has index ${block.index} and source ${JSON.stringify(block.source)}.`];
      });
    }),
  },
  {
    name: 'padding', title: 'With room for everything, what is in has to do with the question', never: `No context of ${PADDING_BLOCKS} blocks at an open limit.`,
    judge: (cases) => each(openOnes(cases), ({ prepared: { facts }, blocks, shown }) => {
      if (blocks.length < PADDING_BLOCKS) return null;
      const idle = blocks.filter(({ id }) => id !== null && ![...shown.documents.get(id)!].some((index) => facts.documents.get(id)!.sentences[index]!.mentions.length > 0));
      return idle.length > PADDING_SHARE * blocks.length ? [`${idle.length} of ${blocks.length} blocks name nothing that is asked: ${idle.slice(0, 5).map(({ id }) => id).join(', ')}.`] : [];
    }),
  },
];
