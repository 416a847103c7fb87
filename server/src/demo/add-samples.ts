import { findExercise } from '@assay/exercises/find-exercises.ts';
import { loadSamples } from '@assay/exercises/samples.ts';
import { selectOptionalAttemptOfOrganization } from '../attempts/attempts.queries.ts';
import type { ReviewAttempt } from '../contract/review.ts';
import { selectReviewSession } from '../dashboard/dashboard.queries.ts';
import type { Db, Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { insertEvent } from '../events/events.queries.ts';
import { createInvitation } from '../invitations/create-invitation.ts';
import { selectOptionalInvitation, selectSessionOf } from '../invitations/invitations.queries.ts';
import { enqueue } from '../queue/enqueue.ts';
import { noteState } from '../sessions/note-state.ts';
import { withdraw } from '../sessions/withdraw.ts';
import { insertGrade, insertSubmission } from '../submissions/submissions.queries.ts';
import { closeAfter, endNow, isKnownCandidate } from './demo.queries.ts';
import { SAMPLE_CANDIDATES, type HandedIn, type SampleCandidate } from './sample-candidates.ts';

type Organization = Extract<Scope, { scope: 'organization' }>;

/**
 * Candidates of the demo: each hands in samples of the catalogue. Nothing is known of their results; the graders find
 * them, after everything that anybody waits for. All at once and once for each organization, so that a start that was
 * interrupted adds none of them twice.
 */
export async function addSamples(deps: Pick<Deps, 'database' | 'signals' | 'baseUrl'>, scope: Organization, screenId: string): Promise<void> {
  await deps.database.within(scope, async (db) => {
    for (const candidate of SAMPLE_CANDIDATES) {
      if (await isKnownCandidate(db, candidate.email)) return;
      await addSample(deps, db, scope, screenId, candidate);
    }
  });
}

async function addSample({ signals, baseUrl }: Pick<Deps, 'signals' | 'baseUrl'>, db: Db, scope: Organization, screenId: string, candidate: SampleCandidate): Promise<void> {
  const { name, email } = candidate;
  const { id } = await createInvitation(db, baseUrl, { screenId, name, email, expiresAt: null, createdBy: 'assay' });
  const invitation = await selectOptionalInvitation(db, id);
  if (invitation === null) throw new Error('An invitation that was just made is not there.');
  const sessionId = await selectSessionOf(db, invitation);
  if (candidate.ends === 'withdrawn') return withdraw({ signals }, db, scope.organization, sessionId);
  if (candidate.ends === 'expired') {
    await endNow(db, sessionId);
    return noteState(db, sessionId);
  }
  const { attempts } = await selectReviewSession(db, sessionId);
  for (const attempt of attempts) {
    const handedIn = candidate.handsIn[attempt.slug];
    if (handedIn !== undefined) await handIn(db, attempt, handedIn);
  }
  await noteState(db, sessionId);
  await enqueue(db, 'judge_sample', { sessionId }, { background: 'demo' });
}

async function handIn(db: Db, { id: attemptId, slug }: ReviewAttempt, { sample, minutes }: HandedIn): Promise<void> {
  const attempt = await selectOptionalAttemptOfOrganization(db, attemptId);
  const found = loadSamples(findExercise(slug)).find(({ name }) => name === sample);
  if (attempt === null || found === undefined) throw new Error(`The catalogue has no sample ${sample} of ${slug}.`);
  await closeAfter(db, attemptId, minutes);
  const submissionId = await insertSubmission(db, { attemptId, by: 'candidate', idempotencyKey: null, files: { ...attempt.starter, ...found.files } });
  await insertEvent(db, attemptId, 'submitted', `Handed in: the catalogue's sample ${found.expected}/${sample}.`, { submissionId });
  await enqueue(db, 'grade', { gradeId: await insertGrade(db, submissionId, 'submission') }, { background: 'demo' });
}
