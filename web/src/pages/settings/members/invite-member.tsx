import type { MemberRole } from '@assay/server/contract/people.ts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { fieldErrors } from '../../../api/field-errors.ts';
import { inviteMember, memberInvitationsQuery, outboxQuery } from '../../../api/settings.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from '../settings.module.css';
import { ROLES } from './roles.ts';

/** Invites a colleague by mail. */
export function InviteMember() {
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<MemberRole>('interviewer');
  const invite = useMutation({
    mutationFn: () => inviteMember({ email, role }),
    onSuccess: async () => {
      setEmail('');
      await Promise.all([memberInvitationsQuery, outboxQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
    },
  });
  const errors = fieldErrors(invite.error, ['/email', '/role']);
  return (
    <section className={classes.card} aria-labelledby="invite-member">
      <h2 id="invite-member">Invite a colleague</h2>
      <form className={classes.row} onSubmit={(event) => { event.preventDefault(); invite.mutate(); }}>
        <TextInput label="E-mail" name="email" type="email" required w={280} value={email} onChange={(event) => { setEmail(event.currentTarget.value); }} error={errors.of('/email')} />
        <NativeSelect label="Role" w={280} data={ROLES} value={role} onChange={(event) => { setRole(event.currentTarget.value as MemberRole); }} error={errors.of('/role')} />
        <Button type="submit" loading={invite.isPending}>Invite</Button>
      </form>
      {errors.rest !== null && <ProblemPanel error={errors.rest} />}
      {invite.data !== undefined && <p role="status">The mail to {invite.data.email} is in the <Link to="/settings/outbox">outbox</Link>.</p>}
    </section>
  );
}
