import Papa from 'papaparse';
import type { SessionExport } from '../contract/exports.ts';
import type { ReviewSession } from '../contract/review.ts';

/** A spreadsheet runs a cell that begins with = + - or @; candidates choose their names, so such cells are defused. */
function csv(rows: Record<string, string | number | boolean | null>[], columns: string[]): string {
  return Papa.unparse(rows, { columns, escapeFormulae: true, newline: '\r\n' });
}

/** One line a session. */
export function sessionsAsCsv(sessions: readonly ReviewSession[]): string {
  return csv(sessions.map((session) => ({
    candidate: session.candidate.name, email: session.candidate.email, screen: session.screen.title, version: session.screen.version, state: session.state,
    database_security: session.scores.databaseSecurity, llm_systems: session.scores.llmSystems, code_review: session.scores.codeReview, fit: session.fit,
    used_minutes: Math.round(session.usedMs / 60_000), reviewers: session.reviewers, decision: session.decision, invited_at: session.createdAt, updated_at: session.updatedAt, id: session.id,
  })), ['candidate', 'email', 'screen', 'version', 'state', 'database_security', 'llm_systems', 'code_review', 'fit', 'used_minutes', 'reviewers', 'decision', 'invited_at', 'updated_at', 'id']);
}

/** One line a check. */
export function sessionAsCsv({ candidate, tasks }: SessionExport): string {
  return csv(tasks.flatMap((task) => task.checks.map((check) => ({
    candidate: candidate.name, task: task.title, variant: task.variant, check: check.id, title: check.title, weight: check.weight, verdict: check.verdict, machine_verdict: check.machineVerdict,
    earned: check.earned, measured: check.measured, ruled: check.ruled, reason: check.reason, detail: check.detail,
  }))), ['candidate', 'task', 'variant', 'check', 'title', 'weight', 'verdict', 'machine_verdict', 'earned', 'measured', 'ruled', 'reason', 'detail']);
}
