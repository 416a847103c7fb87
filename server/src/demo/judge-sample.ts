import { selectOptionalAttemptOfOrganization } from '../attempts/attempts.queries.ts';
import { rubricOf } from '../contract/rubric.ts';
import { selectReviewSession } from '../dashboard/dashboard.queries.ts';
import { tellReviewers } from '../dashboard/tell-reviewers.ts';
import type { Scope } from '../db/database.ts';
import { decide } from '../decisions/decide.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../queue/enqueue.ts';
import { giveReview } from '../ratings/give-review.ts';
import { noteState } from '../sessions/note-state.ts';
import { lockSession } from '../sessions/states.queries.ts';
import { selectStaff } from './demo.queries.ts';
import { SAMPLE_CANDIDATES } from './sample-candidates.ts';

const LOOK_AGAIN_MS = 60_000;

/** What the demo's staff say of a candidate, once the graders are done. Saying it twice changes nothing. */
export async function judgeSample({ database, signals }: Deps, scope: Extract<Scope, { scope: 'organization' }>, sessionId: string): Promise<void> {
  await database.within(scope, async (db) => {
    await lockSession(db, sessionId);
    const session = await selectReviewSession(db, sessionId);
    const sample = SAMPLE_CANDIDATES.find(({ email }) => email === session.candidate.email);
    if (sample === undefined || session.reviewers > 0 || session.decision !== null || session.attempts.some(({ gradeState }) => gradeState === 'broken')) return;
    // Who withdrew meanwhile is never graded.
    if (session.state === 'submitted') return enqueue(db, 'judge_sample', { sessionId }, { background: 'demo', runAt: new Date(Date.now() + LOOK_AGAIN_MS).toISOString() });
    if (session.state !== 'graded') return;
    const staff = await selectStaff(db);
    for (const { by, rating, notes } of sample.ratings) {
      const account = staff[by];
      for (const { id } of account === undefined ? [] : session.attempts) {
        const attempt = await selectOptionalAttemptOfOrganization(db, id);
        if (attempt !== null && account !== undefined) await giveReview(db, attempt, account, { ratings: Object.fromEntries(rubricOf(attempt.kind).map((question) => [question.id, rating])), notes });
      }
    }
    if (sample.decision !== null && staff.author !== undefined) await decide(db, sessionId, { ...sample.decision, account: staff.author, baseVersion: 0 });
    await noteState(db, sessionId);
    await tellReviewers({ signals }, db, scope, sessionId);
  });
}
