import { Router } from 'express';
import { z } from 'zod';
import { selectOptionalLatestCheckRun } from '../checks/checks.queries.ts';
import { AttemptEventSchema, type AttemptEvent } from '../contract/attempt-events.ts';
import { AttemptParamsSchema } from '../contract/attempt.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { endWithAccess } from '../http/end-with-access.ts';
import { EventStream } from '../http/event-stream.ts';
import { candidateOf, requireCandidate, type CandidateViewer } from '../people/require-candidate.ts';
import { selectOptionalGradeProgress } from '../submissions/submissions.queries.ts';
import { selectFiles, selectOptionalAttempt, type Attempt } from './attempts.queries.ts';
import { loadAttempt } from './guards.ts';

/** What a signal may say has changed. The news themselves are read by whoever may see them. */
const CHANGES = ['clock', 'holder', 'check_run', 'grade', 'files', 'database_reset'] as const;
type Change = (typeof CHANGES)[number];
const STATE: readonly Change[] = ['clock', 'holder', 'check_run', 'grade', 'files'];

export function attemptEventRoutes(deps: Deps) {
  const { database, signals, log } = deps;
  const candidate = requireCandidate(deps);
  const router = Router();
  router.get('/attempts/:attemptId/events', candidate, endpoint({
    id: 'followAttempt', summary: 'What changes in an attempt, as it happens',
    params: AttemptParamsSchema, answers: { 200: { 'text/event-stream': AttemptEventSchema } },
  }, async (req, res) => {
    const viewer = candidateOf(res);
    const { id } = await database.within(viewer.scope, (db) => loadAttempt(db, req, res));
    const stream = new EventStream(req, res);
    let last = Promise.resolve();
    const tell = (changes: readonly Change[]) => {
      // One after the other, so that an older state never overtakes a newer one.
      last = last.then(async () => {
        if (!stream.open) return;
        for (const event of await database.within(viewer.scope, (db) => eventsOf(db, id, viewer, changes))) stream.send(event);
      }).catch((error: unknown) => {
        log.warn({ err: error }, 'An event stream lost its database');
        stream.end(); // the browser comes back and begins with the present state
      });
    };
    const stop = await signals.listen({ attempt: id }, (payload) => {
      const change = z.enum(CHANGES).safeParse(payload);
      tell(change.success ? [change.data] : STATE);
    });
    stream.onClose(() => void stop());
    await endWithAccess(signals, stream, `session:${viewer.scope.session}`, () => candidate(req, res, () => {}));
    tell(STATE);
  }));
  return router;
}

async function eventsOf(db: Db, attemptId: string, viewer: CandidateViewer, changes: readonly Change[]): Promise<AttemptEvent[]> {
  const attempt = await selectOptionalAttempt(db, attemptId, viewer.scope.session);
  if (attempt === null) return [];
  return (await Promise.all(changes.map((change) => EVENTS[change](db, attempt, viewer)))).flat();
}

type Read = (db: Db, attempt: Attempt, viewer: CandidateViewer) => AttemptEvent[] | Promise<AttemptEvent[]>;

const EVENTS: Record<Change, Read> = {
  clock: (_db, attempt) => [{
    type: 'clock', state: attempt.closed_at !== null ? 'submitted' : attempt.started_at !== null ? 'open' : 'not_started',
    deadlineAt: attempt.deadline_at, stoppedAt: attempt.outage_since, serverNow: attempt.server_now,
  }],
  holder: (_db, attempt, { browserId }) => [{ type: 'holder', heldElsewhere: attempt.started_at !== null && attempt.holder_id !== browserId }],
  check_run: async (db, { id }) => {
    const run = await selectOptionalLatestCheckRun(db, id);
    return run === null ? [] : [{ type: 'check_run', run }];
  },
  grade: async (db, { id }) => {
    const grade = await selectOptionalGradeProgress(db, id);
    return grade === null ? [] : [{ type: 'grade', grade }];
  },
  files: async (db, attempt) => (await selectFiles(db, attempt)).map(({ path, version }) => ({ type: 'file_saved', path, version })),
  database_reset: () => [{ type: 'database_reset' }],
};
