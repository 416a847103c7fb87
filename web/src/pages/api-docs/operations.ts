import type { OpenApiDocument, OpenApiOperation } from '@assay/server/contract/openapi.ts';

/** An operation with its place in the document. */
export type Operation = OpenApiOperation & { method: string; path: string };

/** All operations, in the order of the document's headings. */
export function operationsOf({ paths, tags }: OpenApiDocument): Operation[] {
  const all = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })));
  return tags.flatMap(({ name }) => all.filter((operation) => operation.tags[0] === name));
}

/** Those in which every word of the search is found, in path, summary, description, name or heading. */
export function search(operations: readonly Operation[], text: string): Operation[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return operations.filter(({ method, path, summary, description, operationId, tags }) => {
    const where = `${method} ${path} ${summary} ${description} ${operationId} ${tags.join(' ')}`.toLowerCase();
    return words.every((word) => where.includes(word));
  });
}
