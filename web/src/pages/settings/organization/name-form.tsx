import type { Me } from '@assay/server/contract/people.ts';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../../../api/field-errors.ts';
import { renameOrganization } from '../../../api/settings.ts';
import { meQuery } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from '../settings.module.css';

/** What the organization is called, to candidates and members. */
export function NameForm({ organization }: { organization: Me['organization'] }) {
  const queries = useQueryClient();
  const [name, setName] = useState(organization.name);
  const rename = useMutation({ mutationFn: () => renameOrganization({ name }), onSuccess: () => queries.invalidateQueries({ queryKey: meQuery.queryKey }) });
  const errors = fieldErrors(rename.error, ['/name']);
  return (
    <section className={classes.card} aria-labelledby="name">
      <h2 id="name">Name</h2>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); rename.mutate(); }}>
        <TextInput label="Name of the organization" description="Candidates read it in their invitation and on their pages." name="organization" required maxLength={200}
          value={name} onChange={(event) => { setName(event.currentTarget.value); rename.reset(); }} error={errors.of('/name')} />
        {errors.rest !== null && <ProblemPanel error={errors.rest} />}
        <Button type="submit" loading={rename.isPending} disabled={name === organization.name}>Save</Button>
        {rename.isSuccess && <p role="status">Saved.</p>}
      </form>
    </section>
  );
}
