import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '../../../api/settings.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { SettingsPage } from '../settings-page.tsx';
import classes from '../settings.module.css';
import { InviteMember } from './invite-member.tsx';
import { MemberInvitationList } from './member-invitation-list.tsx';
import { MemberRow } from './member-row.tsx';

/** `/settings/members`: who works here, with which role, and who is invited. */
export function MembersPage() {
  return (
    <SettingsPage title="Members">
      <MemberList />
      <InviteMember />
      <MemberInvitationList />
    </SettingsPage>
  );
}

function MemberList() {
  const members = useQuery(membersQuery);
  return (
    <section className={classes.card} aria-labelledby="members">
      <h2 id="members">In this organization</h2>
      {members.isPending && <p role="status">Loading members…</p>}
      {members.isError && <ProblemPanel error={members.error} onRetry={members.refetch} />}
      {members.data !== undefined && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Since</th><th scope="col"><span className="visually-hidden">Actions</span></th></tr></thead>
            <tbody>{members.data.items.map((member) => <MemberRow key={member.accountId} member={member} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}
