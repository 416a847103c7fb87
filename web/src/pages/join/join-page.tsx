import type { JoinView } from '@assay/server/contract/people.ts';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { fieldErrors } from '../../api/field-errors.ts';
import { join, joinQuery } from '../../api/settings.ts';
import { meQuery, signIn } from '../../api/staff.ts';
import { Page } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import classes from '../settings/settings.module.css';

/** `/join/:token`: a colleague who was invited by mail chooses a name and a password. */
export function JoinPage() {
  const { token = '' } = useParams();
  const invitation = useQuery(joinQuery(token));
  if (invitation.isPending) return <PageSkeleton title="Join" />;
  if (invitation.isError) return <Page title="This invitation cannot be used"><ProblemPanel error={invitation.error} onRetry={invitation.refetch} /><p><a href="/sign-in">Sign in</a></p></Page>;
  return <Page title={`Join ${invitation.data.organization}`}><JoinForm token={token} invitation={invitation.data} /></Page>;
}

function JoinForm({ token, invitation: { email, organization, role } }: { token: string; invitation: JoinView }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: async () => {
      await join({ token, name, password });
      await signIn(email, password);
    },
    onSuccess: async () => {
      await queries.resetQueries({ queryKey: meQuery.queryKey });
      await navigate('/review', { replace: true });
    },
  });
  const errors = fieldErrors(enter.error, ['/name', '/password']);
  return (
    <>
      <p>You are invited to {organization} as {role}. You will sign in as <strong>{email}</strong>.</p>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); enter.mutate(); }}>
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <TextInput label="Your name" name="name" autoComplete="name" required value={name} onChange={(event) => { setName(event.currentTarget.value); }} error={errors.of('/name')} />
        <PasswordInput label="Password" description="At least 12 characters; a few words are easy to remember." name="password" autoComplete="new-password" required
          value={password} onChange={(event) => { setPassword(event.currentTarget.value); }} error={errors.of('/password')} />
        {errors.rest !== null && <ProblemPanel error={errors.rest} />}
        <Button type="submit" loading={enter.isPending}>Join {organization}</Button>
      </form>
    </>
  );
}
