import { selectOptionalAttemptOfOrganization, type Attempt } from '../attempts/attempts.queries.ts';
import type { Db } from '../db/database.ts';
import { notFound } from '../errors.ts';

/** The attempt, for members of its organization. */
export async function selectAttemptOfOrganization(db: Db, attemptId: string): Promise<Attempt> {
  const attempt = await selectOptionalAttemptOfOrganization(db, attemptId);
  if (attempt === null) throw notFound('attempt');
  return attempt;
}
