import type { WebhookView } from '@assay/server/contract/webhooks.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { webhooksQuery } from '../../../api/webhooks.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { SettingsPage } from '../settings-page.tsx';
import settings from '../settings.module.css';
import { CreateWebhook } from './create-webhook.tsx';
import classes from './webhooks.module.css';

/** `/settings/webhooks`: which of the organization's own systems are told what. */
export function WebhooksPage() {
  return (
    <SettingsPage title="Webhooks">
      <WebhookList />
      <CreateWebhook />
    </SettingsPage>
  );
}

function WebhookList() {
  const webhooks = useQuery(webhooksQuery);
  return (
    <section className={settings.card} aria-labelledby="webhooks">
      <h2 id="webhooks">Webhooks</h2>
      {webhooks.isPending && <p role="status">Loading webhooks…</p>}
      {webhooks.isError && <ProblemPanel error={webhooks.error} onRetry={webhooks.refetch} />}
      {webhooks.data?.items.length === 0 && <EmptyState title="No webhooks yet">A webhook tells another system, such as your applicant tracking, where each session stands.</EmptyState>}
      {webhooks.data !== undefined && webhooks.data.items.length > 0 && (
        <div className={settings.scroll}>
          <table className={settings.table}>
            <thead><tr><th scope="col">Address</th><th scope="col">Events</th><th scope="col">State</th></tr></thead>
            <tbody>{webhooks.data.items.map((webhook) => <Row key={webhook.id} webhook={webhook} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ webhook }: { webhook: WebhookView }) {
  return (
    <tr>
      <th scope="row"><Link to={`/settings/webhooks/${webhook.id}`}>{webhook.url}</Link><small>{webhook.description}</small></th>
      <td>{webhook.eventTypes.map((type) => type.replace('session.', '')).join(', ')}</td>
      <td><WebhookState webhook={webhook} /></td>
    </tr>
  );
}

/** Whether messages arrive, in a word and a sign. */
export function WebhookState({ webhook }: { webhook: WebhookView }) {
  if (!webhook.enabled) return <span className={classes.disabled}>✗ disabled{webhook.disabledReason !== null && `: ${webhook.disabledReason}`}</span>;
  if (webhook.failingSince !== null) return <span className={classes.failed}>! failing since {asDateTime(webhook.failingSince)}</span>;
  return <span className={classes.delivered}>✓ enabled</span>;
}
