import type { Ask, CorpusCase, CorpusDocument } from '@assay/fixtures/corpus/corpus-case.ts';
import { answers, mentions, sentencesOf } from '@assay/fixtures/corpus/text.ts';
import { validDocuments } from './valid-documents.ts';

/** A document by its id, or a turn by its place in the history. */
export type Place = { document: string } | { turn: number };
/** What has to stand in the context beside an answer: any one of these sentences, in a block of this document. */
export type Definition = { document: string; sentences: string[] };
/** Where an ask is validly answered: any one of `sentences`, together with every definition. */
export type Carrier = { place: Place; sentences: string[]; definitions: Definition[] };
export type ValidAnswers = { ask: Ask; carriers: Carrier[] };

/**
 * For each ask the documents and turns that answer it validly: permitted, current, readable, not external where an internal one
 * answers. A definition whose document is not valid has no sentences: such an answer cannot count.
 */
export function validAnswers(corpusCase: CorpusCase): ValidAnswers[] {
  const valid = validDocuments(corpusCase);
  const sentences = new Map(corpusCase.documents.map(({ id, text }) => [id, sentencesOf(text)]));
  const ofDocument = ({ id }: CorpusDocument) => sentences.get(id)!;
  const validIds = new Set(valid.map(({ id }) => id));
  const definition = (term: string, document: string): Definition[] => {
    const defining = (sentences.get(document) ?? []).filter((sentence) => mentions(sentence, term));
    if (defining.length === 0) return []; // it is required for another ask of the same document
    return [{ document, sentences: validIds.has(document) ? defining : [] }];
  };
  const turns = corpusCase.history.map(({ text }) => sentencesOf(text));
  return corpusCase.asks.map((ask) => {
    const answering = (among: string[]) => among.filter((sentence) => answers(sentence, ask.term));
    const holding = valid.filter((document) => answering(ofDocument(document)).length > 0);
    const internal = holding.filter(({ trust }) => trust === 'internal');
    const documents = (internal.length > 0 ? internal : holding).map((document): Carrier => ({
      place: { document: document.id },
      sentences: answering(ofDocument(document)),
      definitions: document.requires.flatMap((required) => definition(ask.term, required)),
    }));
    const spoken = turns.map((said, turn): Carrier => ({ place: { turn }, sentences: answering(said), definitions: [] }));
    return { ask, carriers: [...documents, ...spoken.filter(({ sentences: said }) => said.length > 0)] };
  });
}
