import type { Hit, Input, Output } from '../contract.ts';

export type Source = { hit: Hit; text: string; sentences: string[] };
export type Chosen = { source: Source; sentences: string[] };

/** What a strategy of ours does, each part replaceable by a wrong one. */
export type Traits = {
  search(input: Input, query: string): Promise<Hit[]>;
  read(input: Input, id: string): Promise<string>;
  /** Sentences of a text; hidden characters removed. */
  sentences(text: string): string[];
  limit(input: Input): number;
  count(input: Input, text: string): number;
  escapeBody(text: string): string;
  escapeAttribute(text: string): string;
  isCurrent(hit: Hit, hits: readonly Hit[]): boolean;
  isTrusted(source: Source, ask: { term: string }, sources: readonly Source[]): boolean;
  usesRequired: boolean;
  usesHistory: boolean;
  /** `sentence`: the least that answers; `document`: all of it. */
  unit: 'sentence' | 'document';
  /** The sources that may be used, after everything else was decided. */
  keeps(source: Source, sources: readonly Source[]): boolean;
  /** Share of the room that the newest turns may take, whatever they say. */
  talkShare: number;
  /** Adds further carriers of asks that are answered. */
  repeats: boolean;
  /** Adds whatever fits once everything is answered. */
  fills: boolean;
  order(chosen: Chosen[], input: Input): Chosen[];
  finish(output: Output, input: Input): Output;
};
