import { requireText } from '../attempts/save-file.ts';
import type { SavedFile } from '../contract/attempt.ts';
import { MOST_DRAFT_BYTES, MOST_DRAFT_FILES } from '../contract/exercise-drafts.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { deleteFile, insertFile, raiseRevision, selectDraftFiles, selectSize, updateFile } from './drafts.queries.ts';

/**
 * Saves one file of a draft on the version it was edited from; on version 0, a new one.
 * @throws AppError `file_changed` with what is there now, so that of two authors neither overwrites the other
 */
export async function saveDraftFile(db: Db, draftId: string, path: string, { content, baseVersion }: { content: string; baseVersion: number }, by: string): Promise<SavedFile> {
  requireText(content, '/content');
  const revision = await raiseRevision(db, draftId, by);
  const saved = baseVersion === 0
    ? await insertFile(db, draftId, path, content, revision)
    : await updateFile(db, draftId, path, { content }, baseVersion, revision);
  if (saved === null) throw await changed(db, draftId, path, baseVersion);
  await requireRoom(db, draftId, path, '/params/path');
  return saved;
}

/** Gives a file another name; its content stays. */
export async function moveDraftFile(db: Db, draftId: string, { from, to, baseVersion }: { from: string; to: string; baseVersion: number }, by: string): Promise<SavedFile> {
  const taken = from !== to && (await selectDraftFiles(db, draftId)).some(({ path }) => path === to);
  if (taken) throw new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer: '/to', detail: 'There is a file of that name. Choose another.' }] });
  const moved = await updateFile(db, draftId, from, { to }, baseVersion, await raiseRevision(db, draftId, by));
  if (moved === null) throw await changed(db, draftId, from, baseVersion);
  await requireRoom(db, draftId, to, '/to');
  return moved;
}

export async function removeDraftFile(db: Db, draftId: string, path: string, baseVersion: number, by: string): Promise<void> {
  await raiseRevision(db, draftId, by);
  if (!await deleteFile(db, draftId, path, baseVersion)) throw await changed(db, draftId, path, baseVersion);
}

async function changed(db: Db, draftId: string, path: string, baseVersion: number): Promise<AppError> {
  const file = (await selectDraftFiles(db, draftId)).find((candidate) => candidate.path === path);
  if (file === undefined) return new AppError('file_unknown', `The draft has no ${path} any more. Somebody deleted or renamed it; add it again to keep your text.`);
  return new AppError('file_changed', `${path} is at version ${file.version}; yours is based on ${baseVersion}. Compare and save again.`, {
    current: { content: file.content, version: file.version, savedAt: file.savedAt },
  });
}

async function requireRoom(db: Db, draftId: string, path: string, pointer: string): Promise<void> {
  const { files, bytes, in_the_way: inTheWay } = await selectSize(db, draftId, path);
  const wrong = (detail: string) => new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer, detail }] });
  if (inTheWay !== null) throw wrong(`${inTheWay} is there: a name is a file or a folder. Choose another.`);
  if (files > MOST_DRAFT_FILES) throw wrong(`A draft has at most ${MOST_DRAFT_FILES} files. Delete some.`);
  if (bytes > MOST_DRAFT_BYTES) throw wrong(`A draft has at most ${MOST_DRAFT_BYTES} bytes. Delete or shorten files.`);
}
