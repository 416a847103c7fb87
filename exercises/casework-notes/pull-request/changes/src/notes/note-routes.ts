import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';
import { mayActAs, memberOf, requireRole } from '../auth.ts';
import { findCase } from '../cases/find-case.ts';
import { inTransaction } from '../db.ts';
import { HttpError, notFound } from '../errors.ts';
import { record } from '../events.ts';
import { text } from '../input.ts';
import { findNote, lockNote } from './find-note.ts';
import { keepVersion, listVersions } from './note-versions.ts';

/** Mounted at /cases/:caseId/notes. */
export function noteRoutes(pool: Pool): Router {
  const routes = Router({ mergeParams: true });

  routes.get('/', requireRole(pool, 'reader'), async (req: Request, res: Response) => {
    const member = memberOf(res);
    const { id } = await findCase(pool, member, req.params.caseId);
    const { rows } = await pool.query('SELECT id, author_id, body, created_at, edited_at FROM notes WHERE case_id = $1 AND agency_id = $2 ORDER BY created_at, id', [id, member.agencyId]);
    res.json({ notes: rows });
  });

  routes.post('/', requireRole(pool, 'worker'), async (req: Request, res: Response) => {
    const member = memberOf(res);
    const body = text(req.body?.body, 'body');
    const { id: caseId } = await findCase(pool, member, req.params.caseId);
    const id = randomUUID();
    await inTransaction(pool, async (client) => {
      await client.query('INSERT INTO notes (id, agency_id, case_id, author_id, body) VALUES ($1, $2, $3, $4, $5)', [id, member.agencyId, caseId, member.id, body]);
      await record(client, member, 'note.written', id);
    });
    res.status(201).json({ id });
  });

  routes.get('/:noteId', requireRole(pool, 'reader'), async (req: Request, res: Response) => {
    res.json(await findNote(pool, memberOf(res), req.params.caseId, req.params.noteId));
  });

  routes.get('/:noteId/versions', requireRole(pool, 'reader'), async (req: Request, res: Response) => {
    const note = await findNote(pool, memberOf(res), req.params.caseId, req.params.noteId);
    res.json({ versions: await listVersions(pool, note) });
  });

  // Only the author edits. What a note said before stays readable.
  routes.patch('/:noteId', requireRole(pool, 'worker'), async (req: Request, res: Response) => {
    const member = memberOf(res);
    const body = text(req.body?.body, 'body');
    await inTransaction(pool, async (client) => {
      const note = await lockNote(client, member, req.params.caseId, req.params.noteId);
      if (note.author_id !== member.id) throw new HttpError(403, 'Only the author edits a note.');
      if (note.body === body) return;
      await keepVersion(client, member, note);
      await client.query('UPDATE notes SET body = $2, edited_at = now() WHERE id = $1', [note.id, body]);
      await record(client, member, 'note.edited', note.id);
    });
    res.status(204).end();
  });

  // The author deletes, or an admin, who may have to remove what must not be kept.
  routes.delete('/:noteId', requireRole(pool, 'worker'), async (req: Request, res: Response) => {
    const member = memberOf(res);
    const { id: caseId } = await findCase(pool, member, req.params.caseId);
    await inTransaction(pool, async (client) => {
      const { rowCount } = await client.query(
        'DELETE FROM notes WHERE id = $1 AND (author_id = $2 OR $3::boolean)',
        [req.params.noteId, member.id, mayActAs(member, 'admin')],
      );
      if (rowCount === 0) throw notFound('note');
      await record(client, member, 'note.deleted', `${caseId}/${req.params.noteId}`);
    });
    res.status(204).end();
  });

  return routes;
}
