import type { Ask, CorpusCase, CorpusDocument } from '@assay/fixtures/corpus/corpus-case.ts';
import { answers, mentions, normalised, sentencesOf } from '@assay/fixtures/corpus/text.ts';
import { permits } from './host/library.ts';

/** A document that validly answers an ask, with the sentences that do, by their index. */
export type Carrier = { document: CorpusDocument; sentences: number[] };

/** What a case's documents and turns say, and which of it counts. */
export class Truth {
  readonly case: CorpusCase;
  readonly byId: ReadonlyMap<string, CorpusDocument>;
  /** Readable by the asker, in the case's order. */
  readonly permitted: readonly CorpusDocument[];
  readonly #sentences = new Map<string, string[]>();
  readonly #void: ReadonlySet<string>;
  readonly #carriers = new Map<string, Carrier[]>();

  constructor(corpusCase: CorpusCase) {
    this.case = corpusCase;
    this.byId = new Map(corpusCase.documents.map((document) => [document.id, document]));
    this.permitted = corpusCase.documents.filter((document) => permits(corpusCase, document));
    this.#void = new Set(this.permitted.flatMap(({ supersedes }) => (supersedes === null ? [] : [supersedes])));
    for (const ask of corpusCase.asks) {
      const saying = this.permitted.filter((document) => !this.isVoid(document) && !document.unreadable)
        .map((document) => ({ document, sentences: this.answering(document.id, ask) })).filter(({ sentences }) => sentences.length > 0);
      const internal = saying.filter(({ document }) => document.trust === 'internal');
      this.#carriers.set(ask.id, internal.length > 0 ? internal : saying);
    }
  }

  /** Superseded by a document that the asker may read. */
  isVoid({ id }: CorpusDocument): boolean {
    return this.#void.has(id);
  }

  sentences(id: string): string[] {
    const known = this.#sentences.get(id);
    if (known !== undefined) return known;
    const fresh = sentencesOf(this.byId.get(id)?.text ?? '');
    this.#sentences.set(id, fresh);
    return fresh;
  }

  /** Indexes of a document's sentences that answer an ask, valid or not. */
  answering(id: string, { term }: Ask): number[] {
    return this.sentences(id).flatMap((sentence, i) => (answers(sentence, term) ? [i] : []));
  }

  /** Indexes of a document's sentences that define an ask's term for those who require the document. */
  defining(id: string, { term }: Ask): number[] {
    return this.sentences(id).flatMap((sentence, i) => (mentions(sentence, term) ? [i] : []));
  }

  /** Documents whose answer to an ask counts: permitted, current, readable, and not overruled by an internal one. */
  carriers(ask: Ask): readonly Carrier[] {
    return this.#carriers.get(ask.id) ?? [];
  }

  /** Turns that answer an ask, by index, with the sentences that do. */
  turnsAnswering({ term }: Ask): { turn: number; sentences: number[] }[] {
    return this.case.history.map(({ text }, turn) => ({ turn, sentences: sentencesOf(text).flatMap((sentence, i) => (answers(sentence, term) ? [i] : [])) })).filter(({ sentences }) => sentences.length > 0);
  }

  /** An external document says something on an ask that an internal one overrules. */
  overruled(document: CorpusDocument, ask: Ask): boolean {
    return document.trust === 'external' && this.answering(document.id, ask).length > 0 && this.carriers(ask).some((carrier) => carrier.document.trust === 'internal');
  }

  /** At least four fifths of the smaller one's sentences are in the other. */
  areCopies(one: CorpusDocument, other: CorpusDocument): boolean {
    const [small, large] = [this.sentences(one.id), this.sentences(other.id)].map((sentences) => sentences.map((sentence) => normalised(sentence))).sort((a, b) => a.length - b.length);
    if (small === undefined || large === undefined || small.length === 0) return false;
    const known = new Set(large);
    return small.filter((sentence) => known.has(sentence)).length >= 0.8 * small.length;
  }
}
