import { Router } from 'express';
import { fairly } from '../attempts/fair-clock.ts';
import { loadAttempt, NOT_WRITABLE, requireWritable } from '../attempts/guards.ts';
import { AttemptParamsSchema } from '../contract/attempt.ts';
import { CancelAnswerSchema, SqlAnswerSchema, SqlBodySchema, type CancelAnswer } from '../contract/console.ts';
import { SchemaViewSchema } from '../contract/schema-view.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { insertEvent } from '../events/events.queries.ts';
import { endpoint } from '../http/endpoint.ts';
import { limitTo } from '../http/rate-limits.ts';
import { candidateOf, requireCandidate } from '../people/require-candidate.ts';
import { runSql } from './run-sql.ts';
import { RunningStatements } from './running-statements.ts';
import { viewSchema } from './view-schema.ts';

const LOGGED_CHARACTERS = 2000;

export function consoleRoutes(deps: Deps) {
  const { database, workspaces, signals, metrics } = deps;
  const candidate = requireCandidate(deps);
  const running = new RunningStatements();
  const router = Router();

  router.post('/attempts/:attemptId/sql', candidate, limitTo(240), endpoint({
    id: 'runSql', summary: 'Run SQL in the database of the attempt',
    detail: 'What Postgres refuses is an answer, too.',
    params: AttemptParamsSchema, body: SqlBodySchema, answers: { 200: SqlAnswerSchema }, errors: [...NOT_WRITABLE, 'no_database', 'console_busy', 'workspace_unavailable'],
  }, async (req, res, { body: body }) => {
    const viewer = candidateOf(res);
    const attempt = await database.within(viewer.scope, (db) => loadAttempt(db, req, res));
    requireWritable(attempt, viewer);
    // The log is written while the statement runs: nobody waits for it, and what ends the server is in it too.
    const logged = database.within(viewer.scope, (db) => insertEvent(db, attempt.id, 'sql_run', `Ran SQL as ${body.actor}.`, {
      actor: body.actor, sql: body.sql.slice(0, LOGGED_CHARACTERS).replaceAll('\0', ''),
    }));
    const [answer] = await Promise.all([fairly(deps, viewer.scope, attempt, () => runSql(deps, running, attempt, body)), logged]);
    metrics.consoleSeconds.observe(answer.durationMs / 1000);
    res.json(answer);
  }));

  router.post('/attempts/:attemptId/sql/cancel', candidate, endpoint({
    id: 'cancelSql', summary: 'Cancel the statement that is running',
    params: AttemptParamsSchema, answers: { 200: CancelAnswerSchema },
  }, async (req, res) => {
    const attempt = await database.within(candidateOf(res).scope, (db) => loadAttempt(db, req, res));
    const answer: CancelAnswer = { cancelled: running.cancel(attempt.id) };
    res.json(answer);
  }));

  router.get('/attempts/:attemptId/schema', candidate, endpoint({
    id: 'readSchema', summary: 'What is in the database of the attempt, and how it differs from the original',
    params: AttemptParamsSchema, answers: { 200: SchemaViewSchema }, errors: ['attempt_not_started', 'attempt_closed', 'no_database', 'workspace_unavailable'],
  }, async (req, res) => {
    const viewer = candidateOf(res);
    const attempt = await database.within(viewer.scope, (db) => loadAttempt(db, req, res));
    if (attempt.started_at === null) throw new AppError('attempt_not_started', 'Start it first.');
    if (!attempt.writable) throw new AppError('attempt_closed', 'Its database was put away when the attempt ended.');
    res.json(await fairly(deps, viewer.scope, attempt, async () => viewSchema(await workspaces.open(attempt))));
  }));

  router.post('/attempts/:attemptId/reset', candidate, limitTo(20), endpoint({
    id: 'resetDatabase', summary: 'Put the database of the attempt back to the original',
    params: AttemptParamsSchema, answers: { 200: SchemaViewSchema }, errors: [...NOT_WRITABLE, 'no_database', 'workspace_unavailable'],
  }, async (req, res) => {
    const viewer = candidateOf(res);
    const attempt = await database.within(viewer.scope, (db) => loadAttempt(db, req, res));
    requireWritable(attempt, viewer);
    running.cancel(attempt.id);
    const workspace = await fairly(deps, viewer.scope, attempt, () => workspaces.reset(attempt));
    await database.within(viewer.scope, async (db) => {
      await insertEvent(db, attempt.id, 'database_reset', 'Put the database back to the original.');
      await signals.send(db, { attempt: attempt.id }, 'database_reset');
    });
    res.json(await viewSchema(workspace));
  }));
  return router;
}
