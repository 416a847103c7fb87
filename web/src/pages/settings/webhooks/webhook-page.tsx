import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { webhooksQuery } from '../../../api/webhooks.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { ChangeWebhook } from './change-webhook.tsx';
import { MessageLog } from './message-log.tsx';
import { WebhookSecret } from './webhook-secret.tsx';

/** `/settings/webhooks/:webhookId`: one webhook, and what became of each message (`?state=&type=`). */
export function WebhookPage() {
  return <SettingsPage title="Webhook"><Webhook /></SettingsPage>;
}

function Webhook() {
  const { webhookId } = useParams();
  const webhooks = useQuery(webhooksQuery);
  if (webhooks.isPending) return <p role="status">Loading the webhook…</p>;
  if (webhooks.isError) return <ProblemPanel error={webhooks.error} onRetry={webhooks.refetch} />;
  const webhook = webhooks.data.items.find(({ id }) => id === webhookId);
  if (webhook === undefined) return <EmptyState title="There is no such webhook"><Link to="/settings/webhooks">See all webhooks</Link></EmptyState>;
  return (
    <>
      <MessageLog key={webhook.id} webhook={webhook} />
      <ChangeWebhook key={`change ${webhook.id}`} webhook={webhook} />
      <WebhookSecret webhook={webhook} />
    </>
  );
}
