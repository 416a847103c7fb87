import { selectFiles } from '../attempts/attempts.queries.ts';
import type { PersonalData } from '../contract/personal-data.ts';
import type { Db } from '../db/database.ts';
import { selectDecisions } from '../decisions/decisions.queries.ts';
import { selectReviewSession } from '../dashboard/dashboard.queries.ts';
import { forCandidate, selectDisputes } from '../disputes/disputes.queries.ts';
import { AppError, notFound } from '../errors.ts';
import { selectSessionRetention } from '../retention/retention.queries.ts';
import { ruleChecks } from '../rulings/rule-checks.ts';
import { selectOptionalSettledGrade, selectRulings } from '../rulings/rulings.queries.ts';
import { selectOptionalSubmission } from '../submissions/submissions.queries.ts';
import {
  selectAllCheckRuns, selectAllEvents, selectAttemptsOfSession, selectGivenReviews, selectMailsAbout, selectOptionalPerson, type AttemptOfSession,
} from './personal-data.queries.ts';

/** For whom a copy is: the candidate's own holds what they wrote and did, an administrator's also what was judged. */
export type CopyFor = 'candidate' | 'administrator';
/** A file of the zip. */
export type CopyFile = { path: string; content: string };

/**
 * What is held about the person of a session, files one task at a time so that a large session is never in memory whole.
 * Takes the organization's scope.
 */
export async function collectPersonalData(db: Db, sessionId: string, copyFor: CopyFor): Promise<PersonalData> {
  const person = await selectOptionalPerson(db, sessionId);
  if (person === null) throw notFound('session');
  const { organization, name, email, invitedAt, timeFactor, deletionRequestedAt, erasedAt } = person;
  if (erasedAt !== null) throw new AppError('session_erased', 'There is nothing left to export.');
  const { state, scores, fit, screen } = await selectReviewSession(db, sessionId);
  const disputes = await selectDisputes(db, sessionId);
  const tasks = [];
  for (const attempt of await selectAttemptsOfSession(db, sessionId)) {
    const dispute = disputes.find(({ attemptId }) => attemptId === attempt.id);
    tasks.push({
      title: attempt.title, folder: folderOf(attempt), minutes: attempt.minutes, startedAt: attempt.startedAt, submittedAt: attempt.submittedAt,
      events: await selectAllEvents(db, attempt.id),
      checkRuns: (await selectAllCheckRuns(db, attempt.id)).map(({ files: _, ...run }) => run),
      dispute: dispute === undefined ? null : forCandidate(dispute),
      ...(copyFor === 'administrator' && { judgement: await judgementOf(db, attempt.id) }),
    });
  }
  return {
    format: 'assay-personal-data/1', organization, candidate: { name, email }, screen: screen.title,
    // What was decided, and that it was, the organization tells in its own words.
    state: copyFor === 'candidate' && ['graded', 'reviewed', 'decided'].includes(state) ? 'submitted' : state,
    invitedAt, timeFactor, keptUntil: (await selectSessionRetention(db, sessionId)).deleteAt, deletionRequestedAt,
    mails: await selectMailsAbout(db, sessionId), tasks,
    ...(copyFor === 'administrator' && { judgement: { scores, fit, decisions: (await selectDecisions(db, sessionId)).map(({ by: _, ...decision }) => decision) } }),
  };
}

/** What was handed in, or the drafts where nothing was, and the files of each run of the visible checks. */
export async function collectFiles(db: Db, attempt: AttemptOfSession): Promise<CopyFile[]> {
  const submission = await selectOptionalSubmission(db, attempt.id);
  const last = submission === null
    ? (await selectFiles(db, attempt)).map(({ path, content }) => ({ path: `drafts/${path}`, content }))
    : asFiles('handed-in', submission.files);
  const runs = (await selectAllCheckRuns(db, attempt.id)).flatMap(({ files }, index) => asFiles(`check-runs/${String(index + 1).padStart(3, '0')}`, files));
  return [...last, ...runs].map(({ path, content }) => ({ path: `${folderOf(attempt)}/${path}`, content }));
}

function folderOf({ position, slug }: AttemptOfSession): string {
  return `${position}-${slug}`;
}

function asFiles(folder: string, files: Record<string, string>): CopyFile[] {
  return Object.entries(files).map(([path, content]) => ({ path: `${folder}/${path}`, content }));
}

async function judgementOf(db: Db, attemptId: string): Promise<NonNullable<PersonalData['tasks'][number]['judgement']>> {
  const grade = await selectOptionalSettledGrade(db, attemptId);
  const rulings = await selectRulings(db, attemptId);
  return {
    checks: ruleChecks(grade?.checks ?? [], rulings).checks.map(({ title, verdict, earned, measured, ruled }) => ({ title, verdict, earned, measured, ruled })),
    rulings: rulings.map(({ checkId, verdict, reason, at }) => ({ checkId, verdict, reason, at })),
    ratings: await selectGivenReviews(db, attemptId),
  };
}
