import { ClaudeRunSchema, type ClaudeRun } from '@assay/graders/claude/ask-claude.ts';
import { z } from 'zod';
import { ProposableSchema, ProposalSchema, type Proposal } from '../contract/proposals.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_proposals', 'insert_proposal', 'select_asked', 'finish_proposal');

/** An answer that did not come for so long was lost with its worker. */
const LOST_AFTER_MS = 30 * 60_000;
const LOST = 'It was lost when a worker stopped. Ask again.';

const { shape } = ProposalSchema;
const Run = ClaudeRunSchema.transform(({ model, inputTokens, outputTokens, costUsd }) => ({ model, inputTokens, outputTokens, costUsd })).nullable();
const Row = z.object({ id: z.string(), what: shape.what, state: shape.state, message: shape.message, paths: shape.paths, run: Run, requested_at: Time, finished_at: OptionalTime })
  .transform(({ requested_at: requestedAt, finished_at: finishedAt, ...row }): Proposal => ({ ...row, ...isLost(row.state, requestedAt) && { state: 'failed', message: LOST }, requestedAt, finishedAt }));
const Asked = z.object({ what: ProposableSchema, draft_id: z.string(), slug: z.string(), requested_by: z.string() });

/** What was asked for in a draft, newest first, the last twenty. */
export function selectProposals(db: Db, draftId: string): Promise<Proposal[]> {
  return db.many(sql.select_proposals, { draft_id: draftId }, Row);
}

export function insertProposal(db: Db, draftId: string, what: Proposal['what'], by: string): Promise<Proposal> {
  return db.one(sql.insert_proposal, { draft_id: draftId, what, by }, Row);
}

/** Null when it has ended. */
export function selectAsked(db: Db, id: string): Promise<z.infer<typeof Asked> | null> {
  return db.maybeOne(sql.select_asked, { id }, Asked);
}

/** What came of it, and what the answer took, whether it could be used or not. */
export type Ended = { state: 'added' | 'failed'; message: string; paths: string[]; run: ClaudeRun | null };

export async function finishProposal(db: Db, id: string, { run, ...ended }: Ended): Promise<void> {
  await db.run(sql.finish_proposal, { id, ...ended, run: run === null ? null : JSON.stringify(run) });
}

function isLost(state: Proposal['state'], requestedAt: string): boolean {
  return state === 'asked' && Date.parse(requestedAt) < Date.now() - LOST_AFTER_MS;
}
