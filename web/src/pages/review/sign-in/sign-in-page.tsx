import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Problem } from '../../../api/problem.ts';
import { meQuery, signIn } from '../../../api/staff.ts';
import { Page } from '../../../ui/page.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { safeNext } from './safe-next.ts';
import { ssoFailure } from './sso-failures.ts';

/** Members sign in here; candidates never do. */
export function SignInPage() {
  const [query] = useSearchParams();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: () => signIn(email, password),
    onSuccess: async () => {
      await queries.resetQueries({ queryKey: meQuery.queryKey });
      await navigate(safeNext(query.get('next')), { replace: true });
    },
  });
  const wrong = enter.error instanceof Problem && enter.error.status === 401;
  const failure = ssoFailure(query.get('sso'));
  return (
    <Page title="Sign in">
      {failure !== null && <p role="alert"><strong>Not signed in.</strong> {failure}</p>}
      <form onSubmit={(event) => { event.preventDefault(); enter.mutate(); }} style={{ maxWidth: '24rem' }}>
        <Stack gap="sm">
          <TextInput label="E-mail" type="email" name="email" autoComplete="username" required value={email} onChange={(event) => { setEmail(event.currentTarget.value); }} />
          <PasswordInput label="Password" name="password" autoComplete="current-password" required value={password} onChange={(event) => { setPassword(event.currentTarget.value); }}
            error={wrong ? 'E-mail or password is wrong.' : undefined} />
          {enter.isError && !wrong && <ProblemPanel error={enter.error} />}
          <Button type="submit" loading={enter.isPending}>Sign in</Button>
        </Stack>
      </form>
      <p><Link to="/forgot-password">Forgot your password?</Link></p>
      <p>Does your organization have an identity provider? Use the link to sign in that it gave you.</p>
      <p>Invited as a candidate? Open the link in your invitation; you need no account.</p>
    </Page>
  );
}
