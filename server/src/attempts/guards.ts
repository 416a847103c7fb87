import type { Request, Response } from 'express';
import { AttemptParamsSchema } from '../contract/attempt.ts';
import type { ErrorCode } from '../contract/error-catalogue.ts';
import type { Db } from '../db/database.ts';
import { AppError, notFound } from '../errors.ts';
import { parse } from '../http/parse.ts';
import { candidateOf, type CandidateViewer } from '../people/require-candidate.ts';
import { selectOptionalAttempt, type Attempt } from './attempts.queries.ts';

/** The attempt of a request's path, when it belongs to the candidate who asks. */
export async function loadAttempt(db: Db, req: Pick<Request, 'params'>, res: Response): Promise<Attempt> {
  const { attemptId } = parse(AttemptParamsSchema.loose(), req.params, 'params');
  const attempt = await selectOptionalAttempt(db, attemptId, candidateOf(res).scope.session);
  if (attempt === null) throw notFound('attempt');
  return attempt;
}

/** What `requireWritable` refuses with. */
export const NOT_WRITABLE = ['attempt_not_started', 'attempt_closed', 'attempt_open_elsewhere'] as const satisfies readonly ErrorCode[];

/** Refuses what may only happen while the clock runs, from the browser that holds the attempt. */
export function requireWritable(attempt: Attempt, { browserId }: CandidateViewer): void {
  if (attempt.started_at === null) throw new AppError('attempt_not_started', 'Start it first.');
  if (!attempt.writable) throw new AppError('attempt_closed', 'It was handed in or its time is over. Your last draft is kept.');
  if (attempt.holder_id !== browserId) {
    throw new AppError('attempt_open_elsewhere', 'Another browser has taken over. Take over here to go on; drafts of this browser stay in it.');
  }
}
