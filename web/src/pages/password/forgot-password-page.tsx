import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { requestPasswordReset } from '../../api/staff.ts';
import { Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import classes from '../settings/settings.module.css';

/** `/forgot-password`: asks for a mail with a link. The answer is the same for every address. */
export function ForgotPasswordPage() {
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => requestPasswordReset(email) });
  return (
    <Page title="Forgot your password?">
      {ask.isSuccess ? (
        <p role="status">If {email} belongs to a member, a mail with a link is on its way. It works for an hour. Nothing after a few minutes? Ask an administrator of your organization to look into the outbox.</p>
      ) : (
        <form className={classes.form} onSubmit={(event) => { event.preventDefault(); ask.mutate(); }}>
          <TextInput label="E-mail" description="You get a link to choose a new password." type="email" name="email" autoComplete="username" required value={email} onChange={(event) => { setEmail(event.currentTarget.value); }} />
          {ask.isError && <ProblemPanel error={ask.error} />}
          <Button type="submit" loading={ask.isPending}>Send me a link</Button>
        </form>
      )}
      <p><Link to="/sign-in">Back to sign-in</Link></p>
    </Page>
  );
}
