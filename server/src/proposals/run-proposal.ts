import { randomUUID } from 'node:crypto';
import { describeProblem, ExerciseError } from '@assay/exercises/exercise-error.ts';
import type { ClaudeRun } from '@assay/graders/claude/ask-claude.ts';
import { UnusableAnswer } from '@assay/graders/claude/read-answer.ts';
import { propose } from '@assay/graders/proposals/propose.ts';
import { withDraftFolder } from '../authoring/draft-folder.ts';
import { selectDraftFiles } from '../authoring/drafts.queries.ts';
import { trustedSql } from '../authoring/trusted-sql.ts';
import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { addToDraft } from './draft-proposals.ts';
import { finishProposal, selectAsked, type Ended } from './proposals.queries.ts';
import { readableExercise } from './readable-exercise.ts';

type Organization = Extract<Scope, { scope: 'organization' }>;

/** Asks Claude for a part of a draft and adds it, marked; what keeps it from that is told in a sentence. */
export async function runProposal(deps: Deps, scope: Organization, proposalId: string): Promise<void> {
  const { database, signals, claude: settings, workspaces, log } = deps;
  const asked = await database.within(scope, async (db) => {
    const found = await selectAsked(db, proposalId);
    return found && { ...found, files: await selectDraftFiles(db, found.draft_id) };
  });
  if (asked === null) return;
  const { what, draft_id: draftId, requested_by: by } = asked;
  let run: ClaudeRun | null = null;
  let ended: Omit<Ended, 'run'>;
  try {
    if (settings === null) throw new UnusableAnswer('This server has no key any more.');
    const trusted = await trustedSql(deps, scope, draftId);
    const { files, next, about } = await withDraftFolder(asked, (folder) => {
      const exercise = readableExercise(folder, trusted);
      if (typeof exercise === 'string') throw new UnusableAnswer(exercise);
      return propose(what, exercise, { settings, sandboxUrl: workspaces.sandboxUrl(null), told: (took) => { run = took; } });
    });
    await database.within(scope, (db) => addToDraft(db, draftId, files, about, by));
    ended = { state: 'added', message: next, paths: Object.keys(files) };
  } catch (cause) {
    const why = whyNothing(cause);
    const incidentId = randomUUID();
    if (why === null) log.error({ err: cause, incidentId, proposalId }, 'A proposal failed through our fault');
    ended = { state: 'failed', message: why ?? `It failed through our fault. Ask again; if it stays so, tell whoever runs Assay the incident ${incidentId}.`, paths: [] };
  }
  await database.within(scope, async (db) => {
    await finishProposal(db, proposalId, { ...ended, run });
    if (ended.state === 'added') await signals.send(db, { draft: draftId }, { type: 'files_changed' });
    await signals.send(db, { draft: draftId }, { type: 'proposals_changed' });
  });
}

/** In a sentence for the author; null for a fault of ours. */
function whyNothing(error: unknown): string | null {
  if (error instanceof UnusableAnswer) return `${error.message} Nothing was added.`;
  if (error instanceof ExerciseError) return `${error.problems.map(describeProblem).join(' ')} Nothing was added.`;
  if (!(error instanceof AppError)) return null;
  if (error.code === 'file_changed') return 'The answer has a file that the draft has too. Nothing was overwritten; rename or delete yours, and ask again.';
  return `${error.more.fields?.[0]?.detail ?? error.message} Nothing was added.`;
}
