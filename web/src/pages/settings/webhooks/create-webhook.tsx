import type { WebhookBody } from '@assay/server/contract/webhooks.ts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../../../api/field-errors.ts';
import { createWebhook, webhooksQuery } from '../../../api/webhooks.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from '../settings.module.css';
import { EVENT_TYPES } from './event-words.ts';
import { ShownSecret } from './shown-secret.tsx';
import { WEBHOOK_POINTERS, WebhookFields } from './webhook-fields.tsx';

const NEW: WebhookBody = { url: '', description: '', eventTypes: [...EVENT_TYPES] };

/** Makes a webhook; its secret is shown once. */
export function CreateWebhook() {
  const queries = useQueryClient();
  const [wanted, setWanted] = useState(NEW);
  const create = useMutation({
    mutationFn: () => createWebhook(wanted),
    onSuccess: async () => {
      setWanted(NEW);
      await queries.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
  });
  const errors = fieldErrors(create.error, WEBHOOK_POINTERS);
  return (
    <section className={classes.card} aria-labelledby="create-webhook">
      <h2 id="create-webhook">Add a webhook</h2>
      <p>Messages follow the Standard Webhooks specification: they hold ids and a link, never a name, an address or an answer of a candidate. What does not arrive is tried again for a day.</p>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); create.mutate(); }}>
        <WebhookFields value={wanted} onChange={setWanted} errorOf={errors.of} />
        {errors.rest !== null && <ProblemPanel error={errors.rest} />}
        <Button type="submit" loading={create.isPending}>Add webhook</Button>
      </form>
      {create.data !== undefined && <ShownSecret webhook={create.data} />}
    </section>
  );
}
