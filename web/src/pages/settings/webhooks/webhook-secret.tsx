import type { WebhookView } from '@assay/server/contract/webhooks.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { renewWebhookSecret, webhooksQuery } from '../../../api/webhooks.ts';
import { asDateTime } from '../../../ui/times.ts';
import { ConfirmButton } from '../confirm-button.tsx';
import classes from '../settings.module.css';
import { ShownSecret } from './shown-secret.tsx';

/** Renews the secret; a listener has a day to learn the new one. */
export function WebhookSecret({ webhook }: { webhook: WebhookView }) {
  const queries = useQueryClient();
  const renew = useMutation({ mutationFn: () => renewWebhookSecret(webhook.id), onSuccess: () => queries.invalidateQueries({ queryKey: webhooksQuery.queryKey }) });
  return (
    <section className={classes.card} aria-labelledby="secret">
      <h2 id="secret">Secret</h2>
      <p>Messages are signed with it, so that your listener knows that they come from here.{webhook.previousSecretUntil !== null && ` Until ${asDateTime(webhook.previousSecretUntil)} they are signed with the one before, too.`}</p>
      {renew.data === undefined ? (
        <ConfirmButton label="Renew" question="Renew the secret" error={renew.error} pending={renew.isPending} onConfirm={() => { renew.mutate(); }}>
          <p>For 24 hours messages carry the signatures of both secrets. Give the new one to your listener meanwhile.</p>
        </ConfirmButton>
      ) : <ShownSecret webhook={renew.data} />}
    </section>
  );
}
