import { LineCounter, isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { ExerciseError, type Problem } from './exercise-error.ts';

/** A parsed file, and where in it a value stands. */
export type YamlFile<T> = { value: T; lineOf: (path: readonly PropertyKey[]) => number };

/**
 * Parses YAML by a schema.
 * @throws ExerciseError with one problem per wrong field, each with its line
 */
export function parseYaml<T>(file: string, text: string, schema: z.ZodType<T>): YamlFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors.map(({ message, pos }) => ({ file, line: lines.linePos(pos[0]).line, message: `is not YAML: ${message}` }));
  if (broken.length > 0) throw new ExerciseError(broken);
  const lineOf = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(document, path)).line;
  const parsed = schema.safeParse(document.toJS());
  if (!parsed.success) throw new ExerciseError(parsed.error.issues.flatMap((issue) => problemsOf(file, issue, lineOf)));
  return { value: parsed.data, lineOf };
}

/** What a schema has against a value that stands at `below` in a file, a problem per field. */
export function problemsOf(file: string, issue: z.core.$ZodIssue, lineOf: YamlFile<unknown>['lineOf'], below: readonly PropertyKey[] = []): Problem[] {
  const path = [...below, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ file, line: lineOf([...path, key]), message: `the field ${[...path, key].join('.')} is not known. Remove it or correct its name.` }));
  }
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  const name = path.join('.') || 'the file';
  return [{ file, line: lineOf(path), message: missing ? `the field ${name} is missing. Add it.` : `${name}: ${issue.message}` }];
}

/** The place of the key at `path`; of a key that is missing, the nearest one above it that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined || !isScalar(pair.key)) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (isScalar(node) || isMap(node)) offset = node.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}
