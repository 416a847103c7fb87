import type { Db } from '../db.ts';
import type { Member } from '../auth.ts';
import type { Note } from './find-note.ts';

export type NoteVersion = { body: string; replaced_by: string; replaced_at: Date };

/** Keeps the text that an edit is about to replace. */
export async function keepVersion(db: Db, member: Member, { id, body }: Note): Promise<void> {
  await db.query('INSERT INTO note_versions (note_id, body, replaced_by) VALUES ($1, $2, $3)', [id, body, member.id]);
}

/** Earlier texts of a note that the caller has found, newest first. */
export async function listVersions(db: Db, { id }: Note): Promise<NoteVersion[]> {
  const { rows } = await db.query('SELECT body, replaced_by, replaced_at FROM note_versions WHERE note_id = $1 ORDER BY id DESC', [id]);
  return rows as NoteVersion[];
}
