import type { MemberInvitationView } from '@assay/server/contract/people.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { memberInvitationsQuery, outboxQuery, resendMemberInvitation, revokeMemberInvitation } from '../../../api/settings.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { asWords } from '../../../ui/words.ts';
import classes from '../settings.module.css';

const STATE_WORDS = { waiting: 'Not accepted yet', expired: 'Expired', accepted: 'Accepted', revoked: 'Withdrawn' } as const;

/** Invitations of colleagues, newest first; one that is open can be sent again or withdrawn. */
export function MemberInvitationList() {
  const queries = useQueryClient();
  const invitations = useQuery(memberInvitationsQuery);
  const refresh = () => Promise.all([memberInvitationsQuery, outboxQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
  const resend = useMutation({ mutationFn: resendMemberInvitation, onSettled: refresh });
  const revoke = useMutation({ mutationFn: revokeMemberInvitation, onSettled: refresh });
  return (
    <section className={classes.card} aria-labelledby="member-invitations">
      <h2 id="member-invitations">Invitations</h2>
      {invitations.isPending && <p role="status">Loading invitations…</p>}
      {invitations.isError && <ProblemPanel error={invitations.error} onRetry={invitations.refetch} />}
      {resend.isError && <ProblemPanel error={resend.error} />}
      {revoke.isError && <ProblemPanel error={revoke.error} />}
      {resend.data !== undefined && <p role="status">Another mail to {resend.data.email} is in the outbox; the link before it opens nothing any more.</p>}
      {invitations.data?.items.length === 0 && <EmptyState title="Nobody has been invited yet" />}
      {invitations.data !== undefined && invitations.data.items.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead><tr><th scope="col">E-mail</th><th scope="col">Role</th><th scope="col">State</th><th scope="col">Valid until</th><th scope="col"><span className="visually-hidden">Actions</span></th></tr></thead>
            <tbody>
              {invitations.data.items.map((invitation) => (
                <tr key={invitation.id}>
                  <th scope="row">{invitation.email}</th>
                  <td>{asWords(invitation.role)}</td>
                  <td>{STATE_WORDS[invitation.state]}</td>
                  <td>{asDateTime(invitation.expiresAt)}</td>
                  <td>
                    {isOpen(invitation) && (
                      <div className={classes.actions}>
                        <Button size="compact-sm" variant="default" aria-label={`Send again: the invitation of ${invitation.email}`} onClick={() => { resend.mutate(invitation.id); }} loading={resend.isPending && resend.variables === invitation.id}>Send again</Button>
                        <Button size="compact-sm" variant="default" aria-label={`Withdraw the invitation of ${invitation.email}`} onClick={() => { revoke.mutate(invitation.id); }} loading={revoke.isPending && revoke.variables === invitation.id}>Withdraw</Button>
                      </div>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function isOpen({ state }: MemberInvitationView): boolean {
  return state === 'waiting' || state === 'expired';
}
