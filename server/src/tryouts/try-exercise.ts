import { insertAudit } from '../audit/audit.queries.ts';
import { selectOptionalNewest } from '../catalogue/catalogue.queries.ts';
import { NEW_SCREEN } from '../contract/screens.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { inviteSilently } from '../invitations/create-invitation.ts';
import type { MemberViewer } from '../people/member-viewer.ts';
import { createPublishedScreen } from '../screens/change-screen.ts';
import { selectOptionalTryoutScreen, selectTryoutOrganization } from './tryouts.queries.ts';

const ONE_DAY_MS = 24 * 3_600_000;

/** Opens a session of one exercise for a member: the real workspace, in the organization for try-outs. Returns its link. */
export async function tryExercise({ database, baseUrl }: Deps, { scope, member, actor }: MemberViewer, slug: string): Promise<string> {
  const { exercise, organization } = await database.within(scope, async (db) => {
    const newest = await selectOptionalNewest(db, slug);
    if (newest === null) throw notFound('exercise');
    await insertAudit(db, { actor, action: 'exercise_tried', subject: `exercise:${newest.id}`, detail: { slug, version: newest.version } });
    return { exercise: newest, organization: await selectTryoutOrganization(db) };
  });
  return database.within({ scope: 'organization', organization }, async (db) => {
    const screenId = await selectOptionalTryoutScreen(db, exercise.id) ?? await createPublishedScreen(db, {
      ...NEW_SCREEN, title: `Try-out: ${exercise.title}`.slice(0, 200), introduction: 'You see what a candidate sees. Nothing of it counts or is listed anywhere, and it is deleted like any other session.',
      reminderHours: [], exercises: [{ exerciseId: exercise.id, weight: 1, minutes: exercise.minutes, instructions: '' }],
    }, actor);
    const { url } = await inviteSilently(db, baseUrl, { screenId, name: member.name, email: member.email, expiresAt: new Date(Date.now() + ONE_DAY_MS).toISOString(), createdBy: actor });
    return url;
  });
}
