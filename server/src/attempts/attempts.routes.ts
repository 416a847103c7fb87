import { Router } from 'express';
import { FilePathSchema, SaveFileBodySchema } from '../contract/attempt.ts';
import { RepairBodySchema, type PullRequestView } from '../contract/pull-request.ts';
import type { Deps } from '../deps.ts';
import { AppError, notFound } from '../errors.ts';
import { insertEvent } from '../events/events.queries.ts';
import { parse } from '../http/parse.ts';
import { candidateOf, requireCandidate } from '../people/require-candidate.ts';
import { z } from 'zod';
import { viewPullRequest } from './view-pull-request.ts';
import { viewAttempt } from './attempt-view.ts';
import { lockAttempt, updateHolder } from './attempts.queries.ts';
import { loadAttempt, requireWritable } from './guards.ts';
import { saveFile } from './save-file.ts';
import { startAttempt } from './start-attempt.ts';
import { takeUpFile } from './take-up-file.ts';

export function attemptRoutes(deps: Deps) {
  const { database, signals, workspaces } = deps;
  const candidate = requireCandidate(deps);
  const router = Router();

  router.get('/attempts/:attemptId', candidate, async (req, res) => {
    const viewer = candidateOf(res);
    res.json(await database.within(viewer.scope, async (db) => viewAttempt(db, workspaces, await loadAttempt(db, req, res), viewer)));
  });

  router.get('/attempts/:attemptId/pull-request', candidate, async (req, res) => {
    const viewer = candidateOf(res);
    const attempt = await database.within(viewer.scope, (db) => loadAttempt(db, req, res));
    if (attempt.started_at === null) throw new AppError('attempt_not_started', 'Start it first.');
    const found = await workspaces.pullRequest(attempt.exercise_id);
    if (found === null) throw notFound('pull request');
    const answer: PullRequestView = viewPullRequest(found);
    res.json(answer);
  });

  router.post('/attempts/:attemptId/repairs', candidate, async (req, res) => {
    const viewer = candidateOf(res);
    const { file } = parse(RepairBodySchema, req.body);
    const { exercise_id: exerciseId } = await database.within(viewer.scope, (db) => loadAttempt(db, req, res));
    const found = await workspaces.pullRequest(exerciseId);
    if (found === null) throw notFound('pull request');
    res.status(201).json(await database.within(viewer.scope, async (db) => {
      const attempt = await loadAttempt(db, req, res);
      await lockAttempt(db, attempt.id);
      requireWritable(attempt, viewer);
      return takeUpFile(db, attempt, found, file);
    }));
  });

  router.post('/attempts/:attemptId/start', candidate, async (req, res) => {
    const viewer = candidateOf(res);
    const attempt = await database.within(viewer.scope, (db) => loadAttempt(db, req, res));
    if (attempt.closed_at !== null) throw new AppError('attempt_closed', 'It was handed in or its time is over.');
    await startAttempt(deps, attempt, viewer);
    res.json(await database.within(viewer.scope, async (db) => viewAttempt(db, workspaces, await loadAttempt(db, req, res), viewer)));
  });

  router.post('/attempts/:attemptId/take-over', candidate, async (req, res) => {
    const viewer = candidateOf(res);
    res.json(await database.within(viewer.scope, async (db) => {
      const attempt = await loadAttempt(db, req, res);
      if (attempt.started_at === null) throw new AppError('attempt_not_started', 'Start it first.');
      if (attempt.holder_id !== viewer.browserId) {
        await updateHolder(db, attempt, viewer.browserId);
        await insertEvent(db, attempt.id, 'taken_over', 'Went on in another browser.');
        await signals.send(db, { attempt: attempt.id }, 'holder');
      }
      return viewAttempt(db, workspaces, await loadAttempt(db, req, res), viewer);
    }));
  });

  router.put('/attempts/:attemptId/files/*path', candidate, async (req, res) => {
    const viewer = candidateOf(res);
    const { path } = parse(z.object({ path: z.array(z.string()).transform((parts) => parts.join('/')).pipe(FilePathSchema) }), req.params, 'params');
    const { content, baseVersion } = parse(SaveFileBodySchema, req.body);
    res.json(await database.within(viewer.scope, async (db) => {
      const attempt = await loadAttempt(db, req, res);
      await lockAttempt(db, attempt.id);
      requireWritable(attempt, viewer);
      const saved = await saveFile(db, attempt, path, content, baseVersion);
      await signals.send(db, { attempt: attempt.id }, 'files');
      return saved;
    }));
  });
  return router;
}
