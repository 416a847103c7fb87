import { decoded } from '../layout/escaping.ts';
import type { Layout } from '../layout/parse-layout.ts';
import type { Output } from '../contract.ts';
import type { CaseFacts } from '../truth/case-facts.ts';
import { placeBody, type PlacedBody } from '../truth/place-body.ts';
import type { SentenceFacts } from '../truth/sentence-facts.ts';
import type { Shown } from '../truth/shown.ts';
import type { PlacedBlock, PlacedTurn } from './reading.ts';

/** The same body stands in many runs of a case. */
export type Placements = Map<readonly SentenceFacts[], Map<string, PlacedBody>>;

/** Which document each block is of, and which sentences stand in it. `included` decides between documents of one source. */
export function placeBlocks({ blocks }: Layout, { included }: Output, { documents }: CaseFacts, known: Placements): PlacedBlock[] {
  return blocks.map((block, position) => {
    const claimed = documents.get(included[position]?.id ?? '');
    const facts = claimed !== undefined && isSource(block.source, claimed.document.source)
      ? claimed
      : [...documents.values()].find(({ document }) => isSource(block.source, document.source));
    return { ...block, id: facts?.document.id ?? null, placed: facts === undefined ? nowhere() : place(block.body, facts.sentences, known) };
  });
}

/** Which turn each element of the history is of: the first of its role that holds all of it, else the one that holds most. */
export function placeTurns(layout: Layout, { turns, corpusCase }: CaseFacts, known: Placements): PlacedTurn[] {
  const taken = new Set<number>();
  return layout.turns.map((element) => {
    const candidates = [...turns.keys()].filter((turn) => !taken.has(turn) && corpusCase.history[turn]!.role === element.role)
      .map((turn) => ({ turn, placed: place(element.body, turns[turn]!, known) }));
    const best = candidates.find(({ placed }) => placed.leftovers.length === 0 && placed.sentences.size > 0)
      ?? candidates.toSorted((a, b) => b.placed.sentences.size - a.placed.sentences.size)[0];
    if (best !== undefined) taken.add(best.turn);
    return { ...element, turn: best?.turn ?? null, placed: best?.placed ?? nowhere() };
  });
}

export function shownIn(blocks: readonly PlacedBlock[], turns: readonly PlacedTurn[]): Shown {
  const shown: Shown = { documents: new Map(), turns: new Map() };
  for (const { id, placed } of blocks) if (id !== null) shown.documents.set(id, new Set([...shown.documents.get(id) ?? [], ...placed.sentences]));
  for (const { turn, placed } of turns) if (turn !== null) shown.turns.set(turn, placed.sentences);
  return shown;
}

/** Whether an attribute shows a source, however much of it is escaped. */
export function isSource(attribute: string, source: string): boolean {
  return attribute === source || decoded(attribute) === source || decoded(attribute) === decoded(source);
}

function place(body: string, source: readonly SentenceFacts[], known: Placements): PlacedBody {
  const bodies = known.get(source) ?? new Map<string, PlacedBody>();
  known.set(source, bodies);
  const placed = bodies.get(body) ?? placeBody(body, source);
  bodies.set(body, placed);
  return placed;
}

const nowhere = (): PlacedBody => ({ sentences: new Set(), leftovers: [] });
