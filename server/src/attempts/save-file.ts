import type { SavedFile } from '../contract/attempt.ts';
import { DEFAULT_LIMITS } from '../console/limits.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { insertEvent } from '../events/events.queries.ts';
import { selectFiles, updateFile, wasSaveLogged, type Attempt } from './attempts.queries.ts';

/**
 * Saves one file of the workspace on the version it was edited from.
 * @throws AppError `file_changed` with what is there now, so that nothing that was written is ever lost
 */
export async function saveFile(db: Db, attempt: Attempt, path: string, content: string, baseVersion: number): Promise<SavedFile> {
  requireText(content, '/content');
  const saved = await updateFile(db, attempt, path, content, baseVersion);
  if (saved === null) {
    const file = (await selectFiles(db, attempt)).find((candidate) => candidate.path === path);
    if (file === undefined) throw new AppError('file_unknown', `The workspace has no ${path}.`);
    throw new AppError('file_changed', `${path} is at version ${file.version}; yours is based on ${baseVersion}. Compare and save again.`, {
      current: { content: file.content, version: file.version, savedAt: file.savedAt },
    });
  }
  if (!await wasSaveLogged(db, attempt, path)) await insertEvent(db, attempt.id, 'file_saved', `Worked on ${path}.`, { path, version: saved.version });
  return { path, ...saved };
}

/** NUL cannot be stored as text, and U+FFFD is what a reader makes of bytes that were no UTF-8. */
export function requireText(content: string, pointer: string): void {
  const size = Buffer.byteLength(content);
  if (size > DEFAULT_LIMITS.fileBytes) {
    const detail = `It has ${size} bytes; the limit is ${DEFAULT_LIMITS.fileBytes}.`;
    throw new AppError('file_too_large', detail, { fields: [{ pointer, detail }] });
  }
  const binary = /[^\P{Cc}\t\n\v\f\r]|\ufffd/u.exec(content);
  if (binary !== null || !content.isWellFormed()) {
    const detail = `Character ${(binary?.index ?? 0) + 1} is not text. Remove it.`;
    throw new AppError('file_not_text', detail, { fields: [{ pointer, detail }] });
  }
}
