import { insertAudit } from '../audit/audit.queries.ts';
import type { MemberInvitationView, MemberRole } from '../contract/people.ts';
import type { Db } from '../db/database.ts';
import { AppError, notFound } from '../errors.ts';
import { newSecret } from '../http/candidate-cookie.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { selectOwnOrganization } from '../people/people.queries.ts';
import { memberInvitationMail } from './member-invitation-mail.ts';
import { insertMemberInvitation, renewMemberInvitation, selectOptionalMemberInvitation } from './member-invitations.queries.ts';
import { selectOptionalMemberByEmail } from './members.queries.ts';

type By = { actor: string; name: string; baseUrl: string };

/** Invites an address by mail. The link's secret exists only in the mail. */
export async function inviteMember(db: Db, { email, role }: { email: string; role: MemberRole }, by: By): Promise<MemberInvitationView> {
  if (await selectOptionalMemberByEmail(db, email) !== null) throw new AppError('already_member', `${email} is a member. Change the role in the list of members.`);
  const { secret, hash } = newSecret();
  const id = await insertMemberInvitation(db, { email, role, secretHash: hash, invitedBy: by.actor });
  if (id === null) throw new AppError('already_invited', `Send the invitation of ${email} again, or withdraw it first.`);
  const invitation = await mailInvitation(db, id, secret, by);
  await insertAudit(db, { actor: by.actor, action: 'member_invited', subject: `member_invitation:${id}`, detail: { email, role } });
  return invitation;
}

/** Sends an invitation again, with another link: the one before opens nothing any more. */
export async function resendMemberInvitation(db: Db, id: string, by: By): Promise<MemberInvitationView> {
  if (await selectOptionalMemberInvitation(db, id) === null) throw notFound('invitation');
  const { secret, hash } = newSecret();
  if (!await renewMemberInvitation(db, id, hash)) throw new AppError('invitation_used', 'It was accepted or withdrawn before. Invite the address anew.');
  const invitation = await mailInvitation(db, id, secret, by);
  await insertAudit(db, { actor: by.actor, action: 'member_invitation_resent', subject: `member_invitation:${id}` });
  return invitation;
}

async function mailInvitation(db: Db, id: string, secret: string, { name, baseUrl }: By): Promise<MemberInvitationView> {
  const invitation = await selectOptionalMemberInvitation(db, id);
  if (invitation === null) throw new Error('The invitation that was just written is gone.');
  const organization = await selectOwnOrganization(db);
  await queueMail(db, memberInvitationMail({ ...invitation, organization: organization.name, invitedBy: name, url: `${baseUrl}/join/${secret}` }));
  return invitation;
}
