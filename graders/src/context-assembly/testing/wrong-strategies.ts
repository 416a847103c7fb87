import type { CorpusDocument, SpecialCase } from '@assay/fixtures/corpus/corpus-case.ts';
import type { Assemble, Output } from '../contract.ts';
import { inRetrievalOrder } from './in-retrieval-order.ts';
import { sentencesOf } from './remembered-text.ts';
import { SOUND } from './sound-traits.ts';
import { strategy } from './strategy.ts';
import type { Source } from './traits.ts';

/** A strategy with one fault, the check that it must fail, and the special cases where that shows. */
export type Wrong = { fails: string; how: string; make(documents: readonly CorpusDocument[]): Assemble; in?: SpecialCase[] };

const finished = (change: (output: Output) => Output) => () => strategy({ finish: change });
const always = (change: (output: Output, input: Parameters<Assemble>[0]) => Output): (() => Assemble) => () => async (input) => change(await strategy()(input), input);
const isCopyOf = (one: Source, other: Source) => one.sentences.filter((sentence) => other.sentences.includes(sentence)).length >= 0.8 * one.sentences.length;

/** The order in which hits came first; those of equal scores come in any. */
function inOrderOfArrival(): Assemble {
  const arrived: string[] = [];
  return strategy({
    async search(input, query) {
      const hits = await SOUND.search(input, query);
      arrived.push(...hits.map(({ id }) => id));
      return hits;
    },
    order: (chosen) => chosen.toSorted((a, b) => arrived.indexOf(a.source.hit.id) - arrived.indexOf(b.source.hit.id)),
  });
}

export const WRONG: Wrong[] = [
  { fails: 'over-ceiling', how: 'guesses tokens from characters', make: () => strategy({ count: (_input, text) => Math.ceil(text.length / 6) }) },
  { fails: 'boundary-overflow', how: 'is off by one', make: () => strategy({ limit: ({ budget, reserveOutput }) => budget - reserveOutput + 1 }) },
  { fails: 'reserve-ignored', how: 'fills the budget', make: () => strategy({ limit: ({ budget }) => budget }), in: ['large-reserve'] },
  { fails: 'crash', how: 'throws when much is in', make: finished((output) => { if (output.included.length > 3) throw new Error('too much'); return output; }) },
  { fails: 'crash', how: 'gives a text only', make: finished(({ text }) => text as unknown as Output) },
  { fails: 'crash-when-tight', how: 'throws when nothing fits', make: always((output) => { if (output.status === 'insufficient') throw new Error('no room'); return output; }) },
  { fails: 'overflow-when-tight', how: 'gives the empty layout anyway', make: always((output, { system, question }) => (output.status === 'ok' ? output : { ...output, status: 'ok', text: `${system}\n\n<documents>\n</documents>\nQuestion: ${question}` })) },
  { fails: 'refuses-usable-budget', how: 'wants room for one document at least', make: finished((output) => (output.included.length === 0 ? { status: 'insufficient', text: '', included: [], dropped: [] } : output)) },
  { fails: 'counting-blowup', how: 'counts all the time', make: () => strategy({ finish: (output, input) => { for (let count = 0; count <= 5_000; count += 1) input.countTokens('x'); return output; } }) },
  { fails: 'system-dropped', how: 'leaves the system prompt out', make: () => strategy({ finish: (output, { system }) => ({ ...output, text: output.text.slice(system.length) }) }) },
  { fails: 'question-lost', how: 'ends with a line break', make: finished((output) => ({ ...output, text: `${output.text}\n` })) },
  { fails: 'loose-text', how: 'introduces the documents', make: finished((output) => ({ ...output, text: output.text.replace('<documents>', 'Sources:\n<documents>') })) },
  { fails: 'delimiter-breakout', how: 'escapes no body', make: () => strategy({ unit: 'document', escapeBody: (text) => text }) },
  { fails: 'attribute-breakout', how: 'escapes no source', make: () => strategy({ escapeAttribute: (text) => text }) },
  { fails: 'restricted-access', how: 'filters after searching', make: () => strategy({ search: async (input, query) => (await input.search(query, { limit: 60 })).filter(({ acl }) => acl.some((principal) => input.principals.includes(principal))) }) },
  { fails: 'restricted-leak', how: 'does not filter', make: () => strategy({ search: (input, query) => input.search(query, { limit: 60 }) }) },

  { fails: 'history-ignored', how: 'does not look at the talk', make: () => strategy({ usesHistory: false }) },
  { fails: 'history-starves-evidence', how: 'keeps the newest turns first', make: () => strategy({ talkShare: 0.8 }), in: ['long-talk'] },
  { fails: 'duplicate-evidence', how: 'takes every carrier', make: () => strategy({ repeats: true }) },
  { fails: 'worse-copy-kept', how: 'keeps the shorter copy', make: () => strategy({ keeps: (source, sources) => !sources.some((other) => other !== source && other.sentences.length < source.sentences.length && isCopyOf(other, source)) }) },
  { fails: 'stale-version', how: 'does not look at supersedes', make: () => strategy({ isCurrent: () => true, repeats: true }) },
  { fails: 'untrusted-override', how: 'trusts every page', make: () => strategy({ isTrusted: () => true, repeats: true }) },
  { fails: 'missing-prerequisite', how: 'does not look at requires', make: () => strategy({ usesRequired: false }) },
  { fails: 'mid-sentence-cut', how: 'cuts by characters', make: () => strategy({ escapeBody: (text) => SOUND.escapeBody(text.slice(0, -3)) }) },
  { fails: 'invented-text', how: 'adds a title of its own', make: () => strategy({ escapeBody: (text) => `Quotation: ${SOUND.escapeBody(text)}` }) },
  { fails: 'broken-characters', how: 'cuts a pair of surrogates', make: () => strategy({ escapeBody: (text) => SOUND.escapeBody(text).replace(/[\u{10000}-\u{10FFFF}]/u, (character) => character.charAt(0)) }), in: ['rejected-read'] },
  { fails: 'hidden-characters', how: 'passes hidden characters on', make: () => strategy({ sentences: (text) => text.split(/(?<=[.!?…])\s+|(?<=[。！？।])\s*|\s*\n+\s*/u).filter((sentence) => sentence !== '') }) },
  { fails: 'citation-mismatch', how: 'counts from 0', make: finished((output) => ({ ...output, included: output.included.map((entry, n) => ({ ...entry, n })) })) },
  { fails: 'citation-mismatch', how: 'lists in another order', make: finished((output) => ({ ...output, included: output.included.toReversed().map((entry, index) => ({ ...entry, n: index + 1 })) })) },
  { fails: 'unaccounted-drop', how: 'names what is in only', make: finished((output) => ({ ...output, dropped: [] })) },
  { fails: 'false-reason', how: 'blames the budget for all', make: finished((output) => ({ ...output, dropped: output.dropped.map(({ id }) => ({ id, reason: 'budget' })) })) },
  { fails: 'false-reason', how: 'calls all irrelevant', make: finished((output) => ({ ...output, dropped: output.dropped.map(({ id }) => ({ id, reason: 'irrelevant' })) })) },
  { fails: 'evidence-thrown-with-attack', how: 'throws pages with attacks away', make: (documents) => strategy({ keeps: ({ hit }) => documents.find(({ id }) => id === hit.id)?.attack !== 'beside-answer' }) },
  { fails: 'false-alarm', how: 'throws pages away that quote attacks', make: (documents) => strategy({ keeps: ({ hit }) => documents.find(({ id }) => id === hit.id)?.attack !== 'quoted' }) },
  { fails: 'padding', how: 'fills the room', make: () => strategy({ fills: true }) },
  { fails: 'all-or-nothing', how: 'waits until everything fits', make: () => strategy({ finish: (output, { system, question, budget, reserveOutput }) => (budget - reserveOutput < 3_000 ? { ...output, text: `${system}\n\n<documents>\n</documents>\nQuestion: ${question}`, included: [] } : output) }) },
  { fails: 'first-misfit-stops', how: 'stops at the first that does not fit', make: inRetrievalOrder, in: ['oversized-hit'] },
  { fails: 'shrinks-with-budget', how: 'takes one document when there is room for many', make: () => strategy({ finish: (output, { system, question }) => (output.included.length > 4 ? { ...output, text: `${system}\n\n<documents>\n</documents>\nQuestion: ${question}`, included: [] } : output) }) },
  { fails: 'non-latin-starved', how: 'splits at Latin marks and words only', make: () => strategy({ sentences: (text) => sentencesOf(text).filter((sentence) => /\p{Script=Latin}{3}.*\p{Script=Latin}{3}/u.test(sentence)) }) },
  { fails: 'unstable-output', how: 'keeps the order of hits with equal scores', make: inOrderOfArrival, in: ['long-talk', 'oversized-hit', 'rejected-read', 'unbroken'] },
  { fails: 'mutates-input', how: 'shortens the talk of its caller', make: () => strategy({ finish: (output, input) => { input.history.splice(0, 1); return output; } }) },
  { fails: 'unbounded-reads', how: 'reads everything three times', make: () => strategy({ read: async (input, id) => { await input.read(id); await input.read(id); return input.read(id); } }) },
  { fails: 'empty-retriever', how: 'throws without hits', make: finished((output) => { if (output.included.length + output.dropped.length === 0) throw new Error('no hits'); return output; }), in: ['no-hits'] },
  { fails: 'read-failure', how: 'lets a rejected read end it', make: () => strategy({ read: (input, id) => input.read(id) }), in: ['rejected-read'] },
  { fails: 'read-failure', how: 'does not report a rejected read', make: finished((output) => ({ ...output, dropped: output.dropped.map((drop) => (drop.reason === 'unavailable' ? { ...drop, reason: 'irrelevant' } : drop)) })), in: ['rejected-read'] },
];
