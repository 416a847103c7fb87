import type { CorpusCase, CorpusDocument } from '@assay/fixtures/corpus/corpus-case.ts';

/** A document that the asker may read, current and internal, unless said otherwise. */
export function smallDocument(id: string, text: string, changes: Partial<CorpusDocument> = {}): CorpusDocument {
  return {
    id, source: `kb/${id}.md`, text, updatedAt: '2026-03-01', supersedes: null, requires: [], acl: ['staff'], trust: 'internal',
    unreadable: false, canary: null, attack: null, ...changes,
  };
}

/** A case about refunds, with nothing in it but what is said. */
export function smallCase(documents: CorpusDocument[], changes: Partial<CorpusCase> = {}): CorpusCase {
  return {
    name: 'small/ordinary', system: 'You answer from the documents.', history: [], question: 'What are the refund window and the late fee?',
    asks: [{ id: 'a1', term: 'refund window', weight: 3 }, { id: 'a2', term: 'late fee', weight: 2 }],
    principals: ['staff'], documents, otherScript: [], special: null, ...changes,
  };
}
