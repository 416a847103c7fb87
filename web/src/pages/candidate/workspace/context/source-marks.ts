import type { EditorMark } from '../../../../editor/editor-types.ts';

/** `assemble.ts:3:7: message` in a sentence, as a mark in the text it is about. */
export function marksIn(reason: string | null, path: string, content: string): EditorMark[] {
  const found = reason === null ? null : /([\w./-]+\.ts):(\d+)(?::(\d+))?/.exec(reason);
  if (found === null || found[1] !== path) return [];
  const [line, column] = [Number(found[2]), Number(found[3] ?? 1)];
  const before = content.split('\n').slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  return [{ offset: Math.min(content.length, before + column - 1), message: reason ?? '' }];
}
