import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { invitationsQuery, revokeInvitation } from '../../../api/staff.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import classes from '../author.module.css';

const STATE_WORDS = { waiting: 'Not opened yet', opened: 'Opened', expired: 'Expired', revoked: 'Withdrawn' } as const;

/** Invitations, newest first; one that nobody opened can be withdrawn. */
export function InvitationList() {
  const queries = useQueryClient();
  const invitations = useQuery(invitationsQuery);
  const revoke = useMutation({ mutationFn: revokeInvitation, onSuccess: () => queries.invalidateQueries({ queryKey: invitationsQuery.queryKey }) });
  return (
    <section className={classes.card} aria-labelledby="invitations">
      <h2 id="invitations">Invitations</h2>
      {invitations.isPending && <p role="status">Loading invitations…</p>}
      {invitations.isError && <ProblemPanel error={invitations.error} onRetry={invitations.refetch} />}
      {revoke.isError && <ProblemPanel error={revoke.error} />}
      {invitations.data?.items.length === 0 && <EmptyState title="Nobody has been invited yet" />}
      {invitations.data !== undefined && invitations.data.items.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead><tr><th scope="col">Candidate</th><th scope="col">Screen</th><th scope="col">State</th><th scope="col">Valid until</th><th scope="col"><span className="visually-hidden">Actions</span></th></tr></thead>
            <tbody>
              {invitations.data.items.map((invitation) => (
                <tr key={invitation.id}>
                  <th scope="row">{invitation.candidate.name}<small>{invitation.candidate.email}</small></th>
                  <td>{invitation.screen.title}</td>
                  <td>{STATE_WORDS[invitation.state]}</td>
                  <td>{asDateTime(invitation.expiresAt)}</td>
                  <td>{invitation.state === 'waiting' && <Button size="compact-xs" variant="default" aria-label={`Withdraw the invitation of ${invitation.candidate.name}`} onClick={() => { revoke.mutate(invitation.id); }} loading={revoke.isPending && revoke.variables === invitation.id}>Withdraw</Button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
