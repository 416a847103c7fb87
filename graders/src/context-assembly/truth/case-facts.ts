import type { Ask, CorpusCase, CorpusDocument } from '@assay/fixtures/corpus/corpus-case.ts';
import { sentenceFacts, type SentenceFacts } from './sentence-facts.ts';

/** A permitted document and what counts about it. */
export type DocumentFacts = {
  document: CorpusDocument;
  sentences: SentenceFacts[];
  /** A permitted document voids it. */
  superseded: boolean;
  /** Ids of asks that it answers validly: current, readable, not overruled, with what it requires at hand. */
  valid: Set<string>;
  /** Ids of asks that it answers and an internal document overrules. */
  overruled: Set<string>;
};

/** Everything about a case that the checks ask; made once per case. */
export type CaseFacts = {
  corpusCase: CorpusCase;
  /** Permitted documents by id. */
  documents: Map<string, DocumentFacts>;
  forbidden: CorpusDocument[];
  turns: SentenceFacts[][];
  /** Asks that some valid answer exists for, in a document or a turn. */
  attainable: Ask[];
  /** Sum of the attainable weights. */
  full: number;
};

/** What is true of a case, whatever a submission does. */
export function caseFacts(corpusCase: CorpusCase): CaseFacts {
  const { asks, principals } = corpusCase;
  const isPermitted = ({ acl }: CorpusDocument) => acl.some((principal) => principals.includes(principal));
  const permitted = corpusCase.documents.filter(isPermitted);
  const voided = voidedIds(permitted);
  const documents = new Map<string, DocumentFacts>(permitted.map((document) => [document.id, {
    document, sentences: sentenceFacts(document.text, asks), superseded: voided.has(document.id), valid: new Set(), overruled: new Set(),
  }]));
  const turns = corpusCase.history.map(({ text }) => sentenceFacts(text, asks));
  for (const { id } of asks) markCarriers(id, documents);
  const attainable = asks.filter(({ id }) => [...documents.values()].some(({ valid }) => valid.has(id)) || turns.some((sentences) => sentences.some((sentence) => sentence.answers.includes(id))));
  return {
    corpusCase, documents, turns, attainable,
    forbidden: corpusCase.documents.filter((document) => !isPermitted(document)),
    full: attainable.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** The documents whose definitions an answer to an ask from this document needs. */
export function requiredFor(ask: string, { document }: DocumentFacts, documents: CaseFacts['documents']): DocumentFacts[] {
  const required = document.requires.map((id) => documents.get(id)).filter((facts) => facts !== undefined);
  return required.filter(({ sentences }) => sentences.some(({ mentions }) => mentions.includes(ask)));
}

function voidedIds(permitted: readonly CorpusDocument[]): Set<string> {
  return new Set(permitted.map(({ supersedes }) => supersedes).filter((id) => id !== null));
}

function markCarriers(ask: string, documents: CaseFacts['documents']): void {
  const usable = [...documents.values()].filter((facts) => facts.sentences.some(({ answers }) => answers.includes(ask)) && isUsable(facts, documents));
  const internal = usable.some(({ document }) => document.trust === 'internal');
  for (const facts of usable) {
    if (internal && facts.document.trust === 'external') facts.overruled.add(ask);
    else facts.valid.add(ask);
  }
}

function isUsable({ document, superseded }: DocumentFacts, documents: CaseFacts['documents']): boolean {
  if (superseded || document.unreadable) return false;
  return document.requires.every((id) => documents.get(id)?.document.unreadable === false);
}
