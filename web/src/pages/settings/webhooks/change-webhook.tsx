import type { WebhookChange, WebhookView } from '@assay/server/contract/webhooks.ts';
import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { fieldErrors } from '../../../api/field-errors.ts';
import { changeWebhook, removeWebhook, webhooksQuery } from '../../../api/webhooks.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import classes from '../settings.module.css';
import { WEBHOOK_POINTERS, WebhookFields } from './webhook-fields.tsx';

/** Changes, disables or removes a webhook. */
export function ChangeWebhook({ webhook }: { webhook: WebhookView }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { url, description, eventTypes, enabled } = webhook;
  const [wanted, setWanted] = useState<WebhookChange>({ url, description, eventTypes, enabled });
  const refresh = () => queries.invalidateQueries({ queryKey: webhooksQuery.queryKey });
  const save = useMutation({ mutationFn: () => changeWebhook(webhook.id, wanted), onSuccess: refresh });
  const remove = useMutation({ mutationFn: () => removeWebhook(webhook.id), onSuccess: async () => { await navigate('/settings/webhooks'); await refresh(); } });
  const errors = fieldErrors(save.error, WEBHOOK_POINTERS);
  const set = (change: Partial<WebhookChange>) => { save.reset(); setWanted({ ...wanted, ...change }); };
  return (
    <section className={classes.card} aria-labelledby="change">
      <h2 id="change">Settings of this webhook</h2>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <Checkbox label="Enabled" description="While it is disabled nothing is kept for it. Enabling it starts afresh." checked={wanted.enabled} onChange={(event) => { set({ enabled: event.currentTarget.checked }); }} />
        <WebhookFields value={wanted} onChange={set} errorOf={errors.of} />
        {errors.rest !== null && <ProblemPanel error={errors.rest} />}
        <Button type="submit" loading={save.isPending}>Save</Button>
        {save.isSuccess && <p role="status">Saved.</p>}
      </form>
      <div className={classes.actions}>
        <ConfirmButton label="Remove" question="Remove this webhook" error={remove.error} pending={remove.isPending} onConfirm={() => { remove.mutate(); }}>
          <p>{webhook.url} is not called any more, and the log of its messages is deleted.</p>
        </ConfirmButton>
      </div>
    </section>
  );
}
