import { Router } from 'express';
import { AttemptParamsSchema, AttemptViewSchema, FileParamsSchema, SavedFileSchema, SaveFileBodySchema, WorkspaceFileSchema } from '../contract/attempt.ts';
import { PullRequestViewSchema, RepairBodySchema, type PullRequestView } from '../contract/pull-request.ts';
import type { Deps } from '../deps.ts';
import { AppError, notFound } from '../errors.ts';
import { insertEvent } from '../events/events.queries.ts';
import { endpoint } from '../http/endpoint.ts';
import { candidateOf, requireCandidate } from '../people/require-candidate.ts';
import { viewAttempt } from './attempt-view.ts';
import { lockAttempt, updateHolder } from './attempts.queries.ts';
import { loadAttempt, NOT_WRITABLE, requireWritable } from './guards.ts';
import { saveFile } from './save-file.ts';
import { startAttempt } from './start-attempt.ts';
import { takeUpFile } from './take-up-file.ts';
import { viewPullRequest } from './view-pull-request.ts';

export function attemptRoutes(deps: Deps) {
  const { database, signals, workspaces } = deps;
  const candidate = requireCandidate(deps);
  const router = Router();

  router.get('/attempts/:attemptId', candidate, endpoint({
    id: 'readAttempt', summary: 'A task with its files, clock and latest results',
    params: AttemptParamsSchema, answers: { 200: AttemptViewSchema },
  }, async (req, res) => {
    const viewer = candidateOf(res);
    res.json(await database.within(viewer.scope, async (db) => viewAttempt(db, workspaces, await loadAttempt(db, req, res), viewer)));
  }));

  router.get('/attempts/:attemptId/pull-request', candidate, endpoint({
    id: 'readPullRequest', summary: 'The pull request that the task reviews',
    params: AttemptParamsSchema, answers: { 200: PullRequestViewSchema }, errors: ['attempt_not_started'],
  }, async (req, res) => {
    const viewer = candidateOf(res);
    const attempt = await database.within(viewer.scope, (db) => loadAttempt(db, req, res));
    if (attempt.started_at === null) throw new AppError('attempt_not_started', 'Start it first.');
    const found = await workspaces.pullRequest(attempt);
    if (found === null) throw notFound('pull request');
    const answer: PullRequestView = viewPullRequest(found);
    res.json(answer);
  }));

  router.post('/attempts/:attemptId/repairs', candidate, endpoint({
    id: 'takeUpFile', summary: 'Take a file of the pull request into the workspace, to repair it',
    params: AttemptParamsSchema, body: RepairBodySchema, answers: { 201: WorkspaceFileSchema }, errors: [...NOT_WRITABLE, 'file_unknown'],
  }, async (req, res, { body: { file } }) => {
    const viewer = candidateOf(res);
    const attempt = await database.within(viewer.scope, (db) => loadAttempt(db, req, res));
    const found = await workspaces.pullRequest(attempt);
    if (found === null) throw notFound('pull request');
    res.status(201).json(await database.within(viewer.scope, async (db) => {
      const attempt = await loadAttempt(db, req, res);
      await lockAttempt(db, attempt.id);
      requireWritable(attempt, viewer);
      return takeUpFile(db, attempt, found, file);
    }));
  }));

  router.post('/attempts/:attemptId/start', candidate, endpoint({
    id: 'startAttempt', summary: 'Begin a task',
    detail: 'Its clock starts when its workspace answers.',
    params: AttemptParamsSchema, answers: { 200: AttemptViewSchema },
    errors: ['attempt_closed', 'another_attempt_open', 'session_over', 'task_out_of_order', 'workspace_unavailable'],
  }, async (req, res) => {
    const viewer = candidateOf(res);
    const attempt = await database.within(viewer.scope, (db) => loadAttempt(db, req, res));
    if (attempt.closed_at !== null) throw new AppError('attempt_closed', 'It was handed in or its time is over.');
    await startAttempt(deps, attempt, viewer);
    res.json(await database.within(viewer.scope, async (db) => viewAttempt(db, workspaces, await loadAttempt(db, req, res), viewer)));
  }));

  router.post('/attempts/:attemptId/take-over', candidate, endpoint({
    id: 'takeOverAttempt', summary: 'Go on in this browser',
    params: AttemptParamsSchema, answers: { 200: AttemptViewSchema }, errors: ['attempt_not_started'],
  }, async (req, res) => {
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
  }));

  router.put('/attempts/:attemptId/files/*path', candidate, endpoint({
    id: 'saveFile', summary: 'Save a file of the workspace',
    params: FileParamsSchema, body: SaveFileBodySchema, answers: { 200: SavedFileSchema },
    errors: [...NOT_WRITABLE, 'file_changed', 'file_unknown', 'file_too_large', 'file_not_text'],
  }, async (req, res, { params: { path }, body: { content, baseVersion } }) => {
    const viewer = candidateOf(res);
    res.json(await database.within(viewer.scope, async (db) => {
      const attempt = await loadAttempt(db, req, res);
      await lockAttempt(db, attempt.id);
      requireWritable(attempt, viewer);
      const saved = await saveFile(db, attempt, path, content, baseVersion);
      await signals.send(db, { attempt: attempt.id }, 'files');
      return saved;
    }));
  }));
  return router;
}
