import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem.ts';
import { resetPassword } from '../../api/staff.ts';
import { Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import classes from '../settings/settings.module.css';

/** Codes of better-auth that are about the password itself. */
const ABOUT_PASSWORD: Record<string, string> = {
  PASSWORD_TOO_SHORT: 'Use at least 12 characters.',
  PASSWORD_TOO_LONG: 'Use at most 128 characters.',
};

/** `/reset-password/:token`: the link of a mail; chooses a new password once. */
export function ResetPasswordPage() {
  const { token = '' } = useParams();
  const [password, setPassword] = useState('');
  const reset = useMutation({ mutationFn: () => resetPassword(token, password) });
  const code = reset.error instanceof Problem ? reset.error.code : '';
  const used = code === 'INVALID_TOKEN';
  return (
    <Page title="Choose a new password">
      {reset.isSuccess && <p role="status">Your password is changed, and you are signed out everywhere. <Link to="/sign-in">Sign in</Link> with the new one.</p>}
      {used && <p role="alert">This link was used before, or its hour is over. <Link to="/forgot-password">Ask for another link.</Link></p>}
      {!reset.isSuccess && !used && (
        <form className={classes.form} onSubmit={(event) => { event.preventDefault(); reset.mutate(); }}>
          <PasswordInput label="New password" description="At least 12 characters; a few words are easy to remember." name="password" autoComplete="new-password" required
            value={password} onChange={(event) => { setPassword(event.currentTarget.value); }} error={ABOUT_PASSWORD[code]} />
          {reset.isError && ABOUT_PASSWORD[code] === undefined && <ProblemPanel error={reset.error} />}
          <Button type="submit" loading={reset.isPending}>Change password</Button>
        </form>
      )}
    </Page>
  );
}
