import type { MemberRole, MemberView } from '@assay/server/contract/people.ts';
import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeRole, membersQuery, removeMember } from '../../../api/settings.ts';
import { meQuery } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { ConfirmButton } from '../confirm-button.tsx';
import classes from '../settings.module.css';
import { ROLES } from './roles.ts';

/** One member; role and membership change at once, and a refusal stays beside the member it is about. */
export function MemberRow({ member }: { member: MemberView }) {
  const queries = useQueryClient();
  const me = useQuery(meQuery);
  const self = me.data?.user.id === member.accountId;
  // What one may see oneself depends on one's role, so that is asked again, too.
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: membersQuery.queryKey }), self && queries.invalidateQueries({ queryKey: meQuery.queryKey })]);
  const change = useMutation({ mutationFn: changeRole, onSettled: refresh });
  const remove = useMutation({ mutationFn: removeMember, onSuccess: refresh });
  return (
    <>
      <tr>
        <th scope="row">{member.name}{self && ' (you)'}<small>{member.email}</small></th>
        <td>
          <NativeSelect aria-label={`Role of ${member.name}`} data={ROLES} size="xs" disabled={change.isPending}
            value={change.isPending ? change.variables.role : member.role}
            onChange={(event) => { change.mutate({ accountId: member.accountId, role: event.currentTarget.value as MemberRole }); }} />
        </td>
        <td>{asDateTime(member.joinedAt)}</td>
        <td>
          <div className={classes.actions}>
            <ConfirmButton label="Remove" question={`Remove ${member.name}`} error={remove.error} pending={remove.isPending} onConfirm={() => { remove.mutate(member.accountId); }}>
              <p>{member.email} is signed out at once and cannot sign in again. Reviews and records keep the name.</p>
            </ConfirmButton>
          </div>
        </td>
      </tr>
      {change.isError && <tr><td colSpan={4}><ProblemPanel error={change.error} /></td></tr>}
    </>
  );
}
