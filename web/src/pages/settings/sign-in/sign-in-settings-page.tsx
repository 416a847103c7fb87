import type { SignInSettings } from '@assay/server/contract/sign-in.ts';
import { Button, CopyButton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { removeIdentityProvider, signInSettingsQuery } from '../../../api/settings.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { SettingsPage } from '../settings-page.tsx';
import classes from '../settings.module.css';
import { IdentityProviderForm } from './identity-provider-form.tsx';

/** `/settings/sign-in`: how members sign in besides by password. */
export function SignInSettingsPage() {
  return <SettingsPage title="Sign-in"><Settings /></SettingsPage>;
}

function Settings() {
  const settings = useQuery(signInSettingsQuery);
  if (settings.isPending) return <p role="status">Loading…</p>;
  if (settings.isError) return <ProblemPanel error={settings.error} onRetry={settings.refetch} />;
  return (
    <>
      {settings.data.signInUrl !== null && <SignInLink url={settings.data.signInUrl} />}
      <section className={classes.card} aria-labelledby="provider">
        <h2 id="provider">Identity provider</h2>
        <p>Any OpenID Connect provider. It lets in members, and whoever is invited, by their verified e-mail address; afterwards it knows them by their id there. Passwords go on working.</p>
        <p>Register Assay there as a web application with this redirect address:</p>
        <div className={classes.shown}>
          <code>{settings.data.redirectUri}</code>
          <Copy value={settings.data.redirectUri} what="the redirect address" />
        </div>
        <IdentityProviderForm key={settings.data.provider?.updatedAt ?? 'none'} provider={settings.data.provider} />
      </section>
      {settings.data.provider !== null && <RemoveProvider provider={settings.data.provider} />}
    </>
  );
}

function SignInLink({ url }: { url: string }) {
  return (
    <section className={classes.card} aria-labelledby="sign-in-link">
      <h2 id="sign-in-link">Link to sign in</h2>
      <p>Give it to your members, for their bookmarks or your intranet. It is no secret: it leads to your identity provider.</p>
      <div className={classes.shown}>
        <code>{url}</code>
        <Copy value={url} what="the link to sign in" />
      </div>
    </section>
  );
}

function Copy({ value, what }: { value: string; what: string }) {
  return <CopyButton value={value}>{({ copied, copy }) => <Button size="xs" variant="default" onClick={copy}>{copied ? 'Copied ✓' : `Copy ${what}`}</Button>}</CopyButton>;
}

function RemoveProvider({ provider }: { provider: NonNullable<SignInSettings['provider']> }) {
  const queries = useQueryClient();
  const remove = useMutation({ mutationFn: removeIdentityProvider, onSuccess: () => queries.invalidateQueries({ queryKey: signInSettingsQuery.queryKey }) });
  return (
    <section className={classes.card} aria-labelledby="remove-provider">
      <h2 id="remove-provider">Without an identity provider</h2>
      <p>Members sign in by password again. Whoever has none can ask for one on the page to sign in.</p>
      <ConfirmButton label="Remove" question="Remove the identity provider" error={remove.error} pending={remove.isPending} onConfirm={() => { remove.mutate(); }}>
        <p>{provider.issuer} signs in nobody any more, and the link to sign in ends. Who is signed in stays so.</p>
      </ConfirmButton>
    </section>
  );
}
