import type { CorpusCase, CorpusDocument } from '@assay/fixtures/corpus/corpus-case.ts';

/** Whether the asker may read the document. */
export function isPermitted({ acl }: CorpusDocument, principals: readonly string[]): boolean {
  return acl.some((principal) => principals.includes(principal));
}

/**
 * The documents that may carry anything: permitted, current, readable. Only a permitted document voids another one, for of a
 * forbidden one nobody may know; one that cannot be read still does, for its metadata says so.
 */
export function validDocuments({ documents, principals }: Pick<CorpusCase, 'documents' | 'principals'>): CorpusDocument[] {
  const permitted = documents.filter((document) => isPermitted(document, principals));
  const superseded = new Set(permitted.map(({ supersedes }) => supersedes));
  return permitted.filter(({ id, unreadable }) => !unreadable && !superseded.has(id));
}
