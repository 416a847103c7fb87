import type { InvitationView } from '@assay/server/contract/authoring.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invitationsQuery, resendInvitation, revokeInvitation } from '../../../api/invitations.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from '../author.module.css';
import { CreatedLinks } from './created-links.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { InvitationRow } from './invitation-row.tsx';

/** Invitations, newest first, with what can still be done about each. */
export function InvitationList() {
  const queries = useQueryClient();
  const invitations = useQuery(invitationsQuery);
  const [extending, setExtending] = useState<InvitationView | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: invitationsQuery.queryKey });
  const revoke = useMutation({ mutationFn: revokeInvitation, onSuccess: refresh });
  const resend = useMutation({ mutationFn: resendInvitation, onSuccess: refresh });
  const error = revoke.error ?? resend.error;
  const busy = revoke.isPending ? revoke.variables : resend.isPending ? resend.variables : null;
  return (
    <section className={classes.card} aria-labelledby="invitations">
      <h2 id="invitations">Invited</h2>
      {invitations.isPending && <p role="status">Loading invitations…</p>}
      {invitations.isError && <ProblemPanel error={invitations.error} onRetry={invitations.refetch} />}
      {error !== null && <ProblemPanel error={error} />}
      {resend.data !== undefined && <CreatedLinks created={[resend.data]} />}
      {invitations.data?.items.length === 0 && <EmptyState title="Nobody has been invited yet" />}
      {invitations.data !== undefined && invitations.data.items.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead><tr><th scope="col">Candidate</th><th scope="col">Screen</th><th scope="col">State</th><th scope="col">Open until</th><th scope="col"><span className="visually-hidden">Actions</span></th></tr></thead>
            <tbody>
              {invitations.data.items.map((invitation) => (
                <InvitationRow key={invitation.id} invitation={invitation} busy={busy === invitation.id} onExtend={() => { setExtending(invitation); }}
                  onResend={() => { resend.mutate(invitation.id); }} onRevoke={() => { revoke.mutate(invitation.id); }} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {extending !== null && <ExtendDialog invitation={extending} onClose={() => { setExtending(null); }} />}
    </section>
  );
}
