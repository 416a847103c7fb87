import type { Branding } from '@assay/server/contract/branding.ts';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../../../api/field-errors.ts';
import { brandingQuery, saveBranding } from '../../../api/settings.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from '../settings.module.css';
import { isColour, LookPreview, OURS } from './look-preview.tsx';
import look from './look-preview.module.css';

/** Colour and contact, and at once what they look like. */
export function LookForm({ branding, name }: { branding: Branding; name: string }) {
  const queries = useQueryClient();
  const [accent, setAccent] = useState(branding.accent ?? '');
  const [supportEmail, setSupportEmail] = useState(branding.supportEmail ?? '');
  const save = useMutation({
    mutationFn: () => saveBranding({ accent: accent === '' ? null : accent, supportEmail: supportEmail === '' ? null : supportEmail }),
    onSuccess: (saved) => { queries.setQueryData(brandingQuery.queryKey, saved); },
  });
  const errors = fieldErrors(save.error, ['/accent', '/supportEmail']);
  return (
    <section className={classes.card} aria-labelledby="look">
      <h2 id="look">What candidates see</h2>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <TextInput label="Accent colour" description="Behind the white text of buttons; links take a shade of it that can be read in light and in dark. Empty: Assay's own." name="accent" placeholder={OURS} maxLength={7}
          value={accent} onChange={(event) => { save.reset(); setAccent(event.currentTarget.value.trim()); }} error={errors.of('/accent')}
          rightSection={<input type="color" className={look.colour} aria-label="Pick a colour" value={isColour(accent) ? accent : OURS} onChange={(event) => { save.reset(); setAccent(event.currentTarget.value); }} />} />
        <TextInput label="Contact for candidates" description="On their pages and in their mails. Empty: they ask whoever invited them." type="email" name="support-email" placeholder="hiring@example.org" maxLength={254}
          value={supportEmail} onChange={(event) => { save.reset(); setSupportEmail(event.currentTarget.value); }} error={errors.of('/supportEmail')} />
        {errors.rest !== null && <ProblemPanel error={errors.rest} />}
        <Button type="submit" loading={save.isPending} disabled={accent === (branding.accent ?? '') && supportEmail === (branding.supportEmail ?? '')}>Save</Button>
        {save.isSuccess && <p role="status">Saved.</p>}
      </form>
      <LookPreview name={name} accent={accent} logo={branding.logo} supportEmail={supportEmail} />
    </section>
  );
}
