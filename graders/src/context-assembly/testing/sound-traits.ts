import { escapeAttribute, escapeBody } from '../layout/escaping.ts';
import { answers, sentencesOf } from './remembered-text.ts';
import type { Traits } from './traits.ts';

export const SOUND: Traits = {
  search: (input, query) => input.search(query, { principals: input.principals, limit: 60 }),
  read: (input, id) => input.read(id),
  sentences: sentencesOf,
  limit: ({ budget, reserveOutput }) => budget - reserveOutput,
  count: (input, text) => input.countTokens(text),
  escapeBody,
  escapeAttribute,
  isCurrent: ({ id }, hits) => !hits.some(({ supersedes }) => supersedes === id),
  isTrusted: ({ hit }, { term }, sources) => hit.trust === 'internal' || !sources.some((other) => other.hit.trust === 'internal' && other.sentences.some((sentence) => answers(sentence, term))),
  usesRequired: true,
  usesHistory: true,
  unit: 'sentence',
  keeps: () => true,
  talkShare: 0,
  repeats: false,
  fills: false,
  order: (chosen) => chosen,
  finish: (output) => output,
};
