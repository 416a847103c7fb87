import type { SignInSettings } from '@assay/server/contract/sign-in.ts';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../../../api/field-errors.ts';
import { saveIdentityProvider, signInSettingsQuery } from '../../../api/settings.ts';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import classes from '../settings.module.css';

/** Sets or changes the provider; saving asks it first whether it is one. */
export function IdentityProviderForm({ provider }: { provider: SignInSettings['provider'] }) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [issuer, setIssuer] = useState(provider?.issuer ?? '');
  const [clientId, setClientId] = useState(provider?.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const kept = provider !== null && issuer === provider.issuer;
  const save = useMutation({
    mutationFn: () => saveIdentityProvider({ issuer, clientId, ...(clientSecret !== '' && { clientSecret }) }),
    onSuccess: (settings) => {
      announce('Saved');
      queries.setQueryData(signInSettingsQuery.queryKey, settings);
    },
  });
  const errors = fieldErrors(save.error, ['/issuer', '/clientId', '/clientSecret']);
  return (
    <form className={classes.form} style={{ marginTop: '1rem' }} onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <TextInput label="Issuer" description="Its address, as it names itself" type="url" name="issuer" required placeholder="https://login.example.org" value={issuer} onChange={(event) => { setIssuer(event.currentTarget.value); }} error={errors.of('/issuer')} />
      <TextInput label="Client id" name="client-id" required value={clientId} onChange={(event) => { setClientId(event.currentTarget.value); }} error={errors.of('/clientId')} />
      <PasswordInput label="Client secret" description={kept ? 'Leave it empty to keep the one that is set.' : undefined} name="client-secret" autoComplete="off" required={!kept}
        value={clientSecret} onChange={(event) => { setClientSecret(event.currentTarget.value); }} error={errors.of('/clientSecret')} />
      {errors.rest !== null && <ProblemPanel error={errors.rest} />}
      <Button type="submit" loading={save.isPending}>Save</Button>
      {provider !== null && <p className={classes.quiet}>Saved {asDateTime(provider.updatedAt)}</p>}
    </form>
  );
}
