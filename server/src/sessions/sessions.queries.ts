import { z } from 'zod';
import { AttemptStateSchema, SessionViewSchema, type AttemptSummary, type SessionView } from '../contract/session.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_session', 'select_attempt_summaries');

const SessionRow = z.object({
  id: z.string(), name: z.string(), email: z.string(), organization: z.string(), title: z.string(), introduction: z.string(),
  policies: SessionViewSchema.shape.policies, expires_at: Time, server_now: Time,
});
const SummaryRow = z.object({
  id: z.string(), position: z.int(), kind: z.string(), slug: z.string(), title: z.string(), summary: z.string(), competency: z.string(),
  minutes: z.int(), state: AttemptStateSchema, started_at: OptionalTime, deadline_at: OptionalTime, submitted_at: OptionalTime,
});

/** The session of the scope: row security shows a candidate one only. */
export async function selectSessionView(db: Db): Promise<SessionView> {
  const row = await db.one(sql.select_session, {}, SessionRow);
  return {
    id: row.id,
    candidate: { name: row.name, email: row.email },
    organization: { name: row.organization },
    screen: { title: row.title, introduction: row.introduction },
    policies: row.policies,
    attempts: await selectAttemptSummaries(db),
    expiresAt: row.expires_at,
    serverNow: row.server_now,
  };
}

export async function selectAttemptSummaries(db: Db): Promise<AttemptSummary[]> {
  return (await db.many(sql.select_attempt_summaries, { attempt_id: null }, SummaryRow)).map(present);
}

export async function selectAttemptSummary(db: Db, attemptId: string): Promise<AttemptSummary> {
  return present(await db.one(sql.select_attempt_summaries, { attempt_id: attemptId }, SummaryRow));
}

function present({ started_at: startedAt, deadline_at: deadlineAt, submitted_at: submittedAt, ...row }: z.infer<typeof SummaryRow>): AttemptSummary {
  return { ...row, startedAt, deadlineAt, submittedAt };
}
