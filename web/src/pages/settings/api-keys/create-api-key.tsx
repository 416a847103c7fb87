import type { ApiKeyScope } from '@assay/server/contract/api-keys.ts';
import { Button, Checkbox, CopyButton, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { fieldErrors } from '../../../api/field-errors.ts';
import { apiKeysQuery, createApiKey } from '../../../api/settings.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from '../settings.module.css';

/** Makes a key; it is shown once, because only its hash is kept. */
export function CreateApiKey() {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ApiKeyScope[]>(['read']);
  const create = useMutation({
    mutationFn: () => createApiKey({ name, scopes }),
    onSuccess: async () => {
      setName('');
      await queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    },
  });
  const errors = fieldErrors(create.error, ['/name', '/scopes']);
  return (
    <section className={classes.card} aria-labelledby="create-key">
      <h2 id="create-key">Make a key</h2>
      <p>For programs that call the API of this organization: what authors see and do, and none of these settings. <Link to="/api-docs">What they can call</Link></p>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); create.mutate(); }}>
        <TextInput label="Name" description="The program that will use it" name="key-name" required maxLength={100} value={name} onChange={(event) => { setName(event.currentTarget.value); }} error={errors.of('/name')} />
        <Checkbox.Group label="Scopes" value={scopes} onChange={(chosen) => { setScopes(chosen as ApiKeyScope[]); }} error={errors.of('/scopes')}>
          <Group mt="xs">
            <Checkbox value="read" label="read: look at things" />
            <Checkbox value="write" label="write: change things" />
          </Group>
        </Checkbox.Group>
        {errors.rest !== null && <ProblemPanel error={errors.rest} />}
        <Button type="submit" loading={create.isPending}>Make a key</Button>
      </form>
      {create.data !== undefined && (
        <div className={classes.shown} role="status">
          <span><strong>Key for {create.data.name}.</strong> Copy it now: it is not shown again.</span>
          <code>{create.data.key}</code>
          <CopyButton value={create.data.key}>{({ copied, copy }) => <Button size="xs" variant="default" onClick={copy}>{copied ? 'Copied ✓' : 'Copy the key'}</Button>}</CopyButton>
          <span className={classes.quiet}>Send it with each request: <code>Authorization: Bearer {create.data.prefix}…</code></span>
        </div>
      )}
    </section>
  );
}
