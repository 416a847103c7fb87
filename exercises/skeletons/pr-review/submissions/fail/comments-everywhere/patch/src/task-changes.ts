import { Router } from 'express';
import { pool } from './db.ts';
import type { Person } from './people.ts';

const NOT_FOUND = { error: 'There is no such task.' };

export function taskChangeRoutes() {
  const router = Router();

  router.patch('/tasks/:id', async (req, res) => {
    const { teamId } = res.locals.person as Person;
    const { rows: [task] } = await pool.query('SELECT id FROM tasks WHERE id = $1 AND team_id = $2', [req.params.id, teamId]);
    if (task === undefined) return res.status(404).json(NOT_FOUND);
    const title = String(req.body?.title ?? '').trim();
    if (title === '') return res.status(400).json({ error: 'A task needs a title.' });
    await pool.query('UPDATE tasks SET title = $2 WHERE id = $1', [task.id, title]);
    res.json({ id: task.id, title });
  });

  router.delete('/tasks/:id', async (req, res) => {
    const { teamId } = res.locals.person as Person;
    const { rows: [task] } = await pool.query('DELETE FROM tasks WHERE id = $1 AND team_id = $2 RETURNING id', [req.params.id, teamId]);
    if (task === undefined) return res.status(404).json(NOT_FOUND);
    res.json({ deleted: task.id });
  });

  return router;
}
