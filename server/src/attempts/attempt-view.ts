import type { AttemptView } from '../contract/attempt.ts';
import { selectOptionalLatestCheckRun } from '../checks/checks.queries.ts';
import { DEFAULT_LIMITS } from '../console/limits.ts';
import type { Db } from '../db/database.ts';
import type { CandidateViewer } from '../people/require-candidate.ts';
import { selectAttemptSummary } from '../sessions/sessions.queries.ts';
import { selectOptionalGradeProgress } from '../submissions/submissions.queries.ts';
import type { AttemptWorkspaces } from '../workspaces/attempt-workspaces.ts';
import { selectFiles, type Attempt } from './attempts.queries.ts';

/** All of one attempt that its candidate may see. Before the start, the brief and the files stay closed. */
export async function viewAttempt(db: Db, workspaces: AttemptWorkspaces, attempt: Attempt, { browserId }: CandidateViewer): Promise<AttemptView> {
  const started = attempt.started_at !== null;
  return {
    ...await selectAttemptSummary(db, attempt.id),
    brief: started ? attempt.brief : '',
    files: await selectFiles(db, attempt),
    actors: started ? await workspaces.actors(attempt) : [],
    limits: DEFAULT_LIMITS,
    heldElsewhere: started && attempt.holder_id !== browserId,
    latestCheckRun: await selectOptionalLatestCheckRun(db, attempt.id),
    grade: await selectOptionalGradeProgress(db, attempt.id),
    serverNow: attempt.server_now,
  };
}
