import type { Db } from '../db.ts';
import type { Member } from '../auth.ts';
import { notFound } from '../errors.ts';

export type Note = { id: string; author_id: string; body: string; created_at: Date; edited_at: Date | null };

const COLUMNS = 'id, author_id, body, created_at, edited_at';

/** A note of this case, when the case is one of the member's agency. */
export async function findNote(db: Db, member: Member, caseId: string, id: string): Promise<Note> {
  const { rows } = await db.query(`SELECT ${COLUMNS} FROM notes WHERE id = $1 AND case_id = $2 AND agency_id = $3`, [id, caseId, member.agencyId]);
  if (rows.length === 0) throw notFound('note');
  return rows[0] as Note;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockNote(db: Db, member: Member, caseId: string, id: string): Promise<Note> {
  const { rows } = await db.query(`SELECT ${COLUMNS} FROM notes WHERE id = $1 AND case_id = $2 AND agency_id = $3 FOR UPDATE`, [id, caseId, member.agencyId]);
  if (rows.length === 0) throw notFound('note');
  return rows[0] as Note;
}
