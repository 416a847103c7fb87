import { insertAudit } from '../audit/audit.queries.ts';
import { NEW_SCREEN } from '../contract/screens.ts';
import type { Db } from '../db/database.ts';
import { notFound } from '../errors.ts';
import { newSecret } from '../http/candidate-cookie.ts';
import { insertInvitation } from '../invitations/invitations.queries.ts';
import type { MemberViewer } from '../people/member-viewer.ts';
import { insertVersion } from '../screens/screens.queries.ts';
import { insertTryOutScreen, selectOptionalExercise } from './try-outs.queries.ts';

const LASTS_MS = 24 * 3600 * 1000;

/**
 * A session in which a member is the candidate, with the real workspace of an exercise. It is in no list, statistic or
 * export. Returns the link that opens it.
 */
export async function startTryOut(db: Db, baseUrl: string, exerciseId: string, { member, actor }: MemberViewer): Promise<{ url: string }> {
  const exercise = await selectOptionalExercise(db, exerciseId);
  if (exercise === null) throw notFound('exercise');
  const { secret, hash } = newSecret();
  const title = `Try-out: ${exercise.title}`;
  const screenId = await insertTryOutScreen(db, title);
  await insertVersion(db, screenId, 1, {
    ...NEW_SCREEN, title, introduction: 'You see what a candidate sees. Nothing of this try-out is in any list, statistic or export.', reminderHours: [],
    exercises: [{ exerciseId, weight: 1, minutes: exercise.minutes, instructions: '', variant: 'same' }],
  }, actor);
  await insertInvitation(db, {
    screenId, name: member.name, email: '', timeFactor: 1, expiresAt: new Date(Date.now() + LASTS_MS).toISOString(), secretHash: hash, createdBy: actor,
  });
  await insertAudit(db, { actor, action: 'exercise_tried', subject: `exercise:${exercise.slug}` });
  return { url: `${baseUrl}/s/${secret}` };
}
