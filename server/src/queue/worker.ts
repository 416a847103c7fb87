import { setTimeout } from 'node:timers/promises';
import { restGraders } from '@assay/graders/registry.ts';
import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import { z } from 'zod';
import { closeWorkspace, endAttempt } from '../attempts/end-attempt.ts';
import { runExerciseCheck } from '../authoring/run-exercise-check.ts';
import { runBaseline } from '../baselines/run-baseline.ts';
import { runChecks } from '../checks/run-checks.ts';
import { createPool } from '../db/create-pool.ts';
import type { Scope } from '../db/database.ts';
import { roleUrl } from '../db/roles.ts';
import { judgeSample } from '../demo/judge-sample.ts';
import type { Deps } from '../deps.ts';
import { gradeSubmission, requestGrade } from '../grading/grade-submission.ts';
import { sendMail } from '../outbox/send-mail.ts';
import { runProposal } from '../proposals/run-proposal.ts';
import { runRegrade } from '../regrades/run-regrade.ts';
import { remind } from '../reminders/remind.ts';
import { eraseDue } from '../retention/erase-session.ts';
import { noteEnd, noteTransition } from '../sessions/note-state.ts';
import { deliverWebhook } from '../webhooks/deliver-webhook.ts';
import type { Jobs } from './enqueue.ts';
import { CRONTAB, NIGHTLY } from './nightly.ts';

type Organization = Extract<Scope, { scope: 'organization' }>;
type Handlers = { [Task in keyof Jobs]: (deps: Deps, scope: Organization, payload: Jobs[Task]) => Promise<void> };

const HANDLERS: Handlers = {
  request_grade: (deps, scope, { submissionId, requestedBy }) => requestGrade(deps, scope, submissionId, requestedBy),
  grade: (deps, scope, { gradeId }) => gradeSubmission(deps, scope, gradeId),
  regrade_run: (deps, scope, { runId }) => runRegrade(deps, scope, runId),
  check: (deps, scope, { checkRunId }) => runChecks(deps, scope, checkRunId),
  check_exercise: (deps, scope, { checkId }) => runExerciseCheck(deps, scope, checkId),
  propose: (deps, scope, { proposalId }) => runProposal(deps, scope, proposalId),
  measure_baseline: (deps, scope, { runId }) => runBaseline(deps, scope, runId),
  deadline: (deps, scope, { attemptId }) => endAttempt(deps, scope, attemptId),
  close_workspace: (deps, scope, { attemptId }) => closeWorkspace(deps, scope, attemptId),
  send_mail: (deps, scope, { mailId }) => sendMail(deps, scope, mailId),
  deliver_webhook: (deps, scope, { messageId }) => deliverWebhook(deps, scope, messageId),
  note_state: ({ database }, scope, { sessionId, state, at }) => database.within(scope, (db) => noteTransition(db, sessionId, state, at)),
  remind: (deps, scope, reminder) => remind(deps, scope, reminder),
  erase_due: (deps, scope) => eraseDue(deps, scope),
  session_end: ({ database }, scope, { sessionId }) => database.within(scope, (db) => noteEnd(db, sessionId)),
  judge_sample: (deps, scope, { sessionId }) => judgeSample(deps, scope, sessionId),
};
/** Jobs that wait for servers of others. They have lanes of their own: one that hangs keeps no grade waiting, nor an answer that takes minutes a mail. */
const OUTWARD: readonly { tasks: readonly (keyof Jobs)[]; atOnce: number }[] = [{ tasks: ['send_mail', 'deliver_webhook'], atOnce: 4 }, { tasks: ['propose', 'measure_baseline'], atOnce: 2 }];
const OUTWARD_AT_ONCE = OUTWARD.reduce((sum, { atOnce }) => sum + atOnce, 0);
const GRACE_MS = 5000;
const Payload = z.looseObject({ organizationId: z.uuid() });

export type Worker = { stop(): Promise<void> };
type Options = {
  databaseUrl: string;
  secret: string;
  /** Jobs at once. */
  concurrency: number;
  /** No other process works on this queue, so jobs that are locked were left by one that died. */
  alone: boolean;
};

/** Takes jobs from the queue until stopped. Each runs in the organization that asked for it. */
export async function startWorker(deps: Deps, { databaseUrl, secret, concurrency, alone }: Options): Promise<Worker> {
  const pool = createPool(roleUrl(databaseUrl, 'assay_queue', secret), { max: concurrency + OUTWARD_AT_ONCE + 6, application_name: 'assay-queue' });
  if (alone) await releaseLeftJobs(pool);
  const log = deps.log.child({ component: 'queue' });
  let abandoned = false;
  const lane = (tasks: readonly (keyof Jobs)[], atOnce: number, { crontab, nightly }: { crontab: string; nightly: TaskList } = { crontab: '', nightly: {} }): Promise<Runner> => run({
    pgPool: pool,
    concurrency: atOnce,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: new Logger(() => (level, message) => log[level === 'warning' ? 'warn' : level === 'error' ? 'error' : 'debug'](message)),
    crontab,
    taskList: { ...nightly, ...Object.fromEntries(tasks.map((task) => [task, async (payload: unknown) => {
      const { organizationId } = Payload.parse(payload);
      const handled = (HANDLERS[task] as (deps: Deps, scope: Organization, payload: unknown) => Promise<void>)(deps, { scope: 'organization', organization: organizationId }, payload);
      // What ends after we gave up waiting has no servers left: it is neither done nor failed, and runs again.
      await handled.finally(() => (abandoned ? new Promise(() => {}) : undefined));
    }])) },
  });
  const own = (Object.keys(HANDLERS) as (keyof Jobs)[]).filter((task) => !OUTWARD.some(({ tasks }) => tasks.includes(task)));
  const lanes = [await lane(own, concurrency, { crontab: CRONTAB, nightly: NIGHTLY })];
  for (const { tasks, atOnce } of OUTWARD) lanes.push(await lane(tasks, atOnce));
  return {
    async stop() {
      const finished = Promise.all(lanes.map((runner) => runner.stop())).then(() => {
        abandoned = true;
        return Promise.all([restGraders(), pool.end()]);
      });
      finished.catch((error: unknown) => log.debug({ err: error }, 'The queue ended badly'));
      // A grade may take longer than a person waits after Ctrl-C. Its job stays locked and is run again.
      const patience = new AbortController();
      await Promise.race([finished, setTimeout(GRACE_MS, null, { signal: patience.signal }).catch(() => {})]);
      patience.abort();
      abandoned = true;
    },
  };
}

async function releaseLeftJobs(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ locked_by: string }>('SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL');
  if (rows.length > 0) await pool.query('SELECT graphile_worker.force_unlock_workers($1)', [rows.map(({ locked_by }) => locked_by)]);
}
