import { insertAudit } from '../audit/audit.queries.ts';
import type { CreatedInvitation } from '../contract/authoring.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { newSecret } from '../http/candidate-cookie.ts';
import { insertInvitation, selectOptionalInvitation } from './invitations.queries.ts';

type Wanted = { screenId: string; name: string; email: string; expiresAt: string | null; createdBy: string };

/** Creates a session and its link. The link's secret exists only in the answer. */
export async function createInvitation(db: Db, baseUrl: string, wanted: Wanted): Promise<CreatedInvitation> {
  if (wanted.expiresAt !== null && Date.parse(wanted.expiresAt) <= Date.now()) {
    throw new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer: '/expiresAt', detail: 'Expected a time that is still to come.' }] });
  }
  const { secret, hash } = newSecret();
  const id = await insertInvitation(db, { ...wanted, secretHash: hash });
  const invitation = id === null ? null : await selectOptionalInvitation(db, id);
  if (invitation === null) {
    throw new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer: '/screenId', detail: 'There is no such screen.' }] });
  }
  await insertAudit(db, { actor: wanted.createdBy, action: 'invitation_created', subject: `invitation:${invitation.id}` });
  return { ...invitation, url: `${baseUrl}/s/${secret}` };
}
