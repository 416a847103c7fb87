import { z } from 'zod';
import { selectBranding } from '../branding/branding.queries.ts';
import { AttemptStateSchema, SessionStateSchema, SessionViewSchema, type AttemptSummary, type SessionView } from '../contract/session.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';
import { AppError } from '../errors.ts';

const sql = loadSql(import.meta.filename, 'select_session', 'select_attempt_summaries');

const SessionRow = z.object({
  id: z.string(), state: SessionStateSchema, name: z.string(), email: z.string(), organization: z.string(), title: z.string(), introduction: z.string(),
  task_order: SessionViewSchema.shape.taskOrder, breaks_allowed: z.boolean(), ai_policy: z.string(), data_policy: z.string(), retention_days: z.int(), ends_at: Time, erased_at: OptionalTime, server_now: Time,
});
const SummaryRow = z.object({
  id: z.string(), position: z.int(), kind: z.string(), slug: z.string(), title: z.string(), summary: z.string(), competency: z.string(),
  minutes: z.int(), instructions: z.string(), state: AttemptStateSchema, started_at: OptionalTime, deadline_at: OptionalTime, stopped_at: OptionalTime, submitted_at: OptionalTime,
});

/**
 * The session of the scope: row security shows a candidate one only.
 * @throws AppError `session_erased` to a browser that was known when the person was forgotten
 */
export async function selectSessionView(db: Db): Promise<SessionView> {
  const row = await db.one(sql.select_session, {}, SessionRow);
  if (row.erased_at !== null) throw new AppError('session_erased', 'What you handed in, your name and your address were deleted, as agreed.');
  return {
    id: row.id,
    state: row.state,
    candidate: { name: row.name, email: row.email },
    organization: { name: row.organization, branding: await selectBranding(db) },
    screen: { title: row.title, introduction: row.introduction },
    taskOrder: row.task_order,
    breaksAllowed: row.breaks_allowed,
    policies: [{ title: 'AI tools', text: row.ai_policy }, { title: 'Your data', text: row.data_policy }].filter(({ text }) => text !== ''),
    attempts: await selectAttemptSummaries(db),
    retentionDays: row.retention_days,
    expiresAt: row.ends_at,
    serverNow: row.server_now,
  };
}

export async function selectAttemptSummaries(db: Db): Promise<AttemptSummary[]> {
  return (await db.many(sql.select_attempt_summaries, { attempt_id: null }, SummaryRow)).map(present);
}

export async function selectAttemptSummary(db: Db, attemptId: string): Promise<AttemptSummary> {
  return present(await db.one(sql.select_attempt_summaries, { attempt_id: attemptId }, SummaryRow));
}

function present({ started_at: startedAt, deadline_at: deadlineAt, stopped_at: stoppedAt, submitted_at: submittedAt, ...row }: z.infer<typeof SummaryRow>): AttemptSummary {
  return { ...row, startedAt, deadlineAt, stoppedAt, submittedAt };
}
