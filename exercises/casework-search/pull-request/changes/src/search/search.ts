import type { Db } from '../db.ts';
import type { Member } from '../auth.ts';
import { writeCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { containing } from './pattern.ts';

export const KINDS = ['attachment', 'case', 'client', 'note'] as const;
export type Kind = (typeof KINDS)[number];
export type Hit = { kind: Kind; id: string; case_id: string | null; title: string };
export type Page = { hits: Hit[]; next: string | null };

/**
 * All kinds in one statement, so that a page is one view of the data. Cases come from `mine`, which knows the agency;
 * notes and attachments are found through it.
 */
const SEARCH = `
  WITH mine AS (
    SELECT id, title FROM cases WHERE agency_id = $1
  ), hits AS (
       SELECT 'attachment' AS kind, f.id, f.case_id, f.filename AS title
         FROM attachments f JOIN mine ON mine.id = f.case_id
        WHERE f.filename ILIKE $2
    UNION ALL
       SELECT 'case' AS kind, mine.id, mine.id AS case_id, mine.title
         FROM mine
        WHERE mine.title ILIKE $2 OR mine.id ILIKE $2
    UNION ALL
       SELECT 'client' AS kind, cl.id, NULL AS case_id, cl.name AS title
         FROM clients cl
        WHERE cl.agency_id = $1 AND (cl.name ILIKE $2 OR cl.town ILIKE $2)
    UNION ALL
       SELECT 'note' AS kind, n.id, n.case_id, left(n.body, 80) AS title
         FROM notes n JOIN mine ON mine.id = n.case_id
        WHERE n.body ILIKE $2
  )
  SELECT kind, id, case_id, title FROM hits
   WHERE (kind, id) > ($3, $4) AND ($6::text IS NULL OR kind = $6)
   ORDER BY kind, id
   LIMIT $5`;

/** One hit more than fits is asked for: when it comes, there is a next page. */
export async function search(db: Db, member: Member, words: string, { kind, id }: Cursor, size: number, only: Kind | null): Promise<Page> {
  const { rows } = await db.query(SEARCH, [member.agencyId, containing(words), kind, id, size + 1, only]);
  const hits = rows.slice(0, size) as Hit[];
  const last = hits.at(-1);
  return { hits, next: rows.length > size && last !== undefined ? writeCursor(last) : null };
}
