import type { WebhookMessagesQuery, WebhookView } from '@assay/server/contract/webhooks.ts';
import { WebhookMessageStateSchema, WebhookMessageTypeSchema } from '@assay/server/contract/webhooks.ts';
import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { testWebhook, webhookMessagesQuery, webhooksQuery } from '../../../api/webhooks.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import settings from '../settings.module.css';
import { MESSAGE_TYPES } from './event-words.ts';
import { LogMessage } from './log-message.tsx';
import { RedeliverFailed } from './redeliver-failed.tsx';
import { WebhookState } from './webhooks-page.tsx';
import classes from './webhooks.module.css';

/** What was sent to a webhook and what it answered, newest first. */
export function MessageLog({ webhook }: { webhook: WebhookView }) {
  const queries = useQueryClient();
  const [query, change] = useQueryChange<{ state: string | null; type: string | null }>();
  const filter = filterOf(query);
  const log = useInfiniteQuery(webhookMessagesQuery(webhook.id, filter));
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: ['webhook-messages', webhook.id] }), queries.invalidateQueries({ queryKey: webhooksQuery.queryKey })]);
  const test = useMutation({ mutationFn: () => testWebhook(webhook.id), onSuccess: refresh });
  const messages = log.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className={settings.card} aria-labelledby="messages">
      <h2 id="messages">Messages to {webhook.url}</h2>
      <p><WebhookState webhook={webhook} /></p>
      <div className={classes.tools}>
        <NativeSelect size="xs" label="State" value={filter.state ?? ''} onChange={(event) => { change({ state: event.currentTarget.value || null }); }}
          data={[{ value: '', label: 'Any' }, ...WebhookMessageStateSchema.options]} />
        <NativeSelect size="xs" label="Event" value={filter.type ?? ''} onChange={(event) => { change({ type: event.currentTarget.value || null }); }}
          data={[{ value: '', label: 'Any' }, ...MESSAGE_TYPES]} />
        {webhook.enabled && <Button size="xs" variant="default" onClick={() => { test.mutate(); }} loading={test.isPending}>Send a test event</Button>}
        {webhook.enabled && <RedeliverFailed webhook={webhook} onSent={refresh} />}
      </div>
      {test.isError && <ProblemPanel error={test.error} />}
      {log.isPending && <p role="status">Loading messages…</p>}
      {log.isError && <ProblemPanel error={log.error} onRetry={log.refetch} />}
      {log.isSuccess && messages.length === 0 && <EmptyState title="No message">{filter.state === undefined && filter.type === undefined ? 'The next event appears here. A test event shows at once whether your listener answers.' : 'None is like this filter.'}</EmptyState>}
      <ul className={classes.log} aria-label="Messages">{messages.map((message) => <LogMessage key={message.id} webhook={webhook} message={message} onSent={refresh} />)}</ul>
      {log.hasNextPage && <Button variant="default" size="xs" mt="sm" onClick={() => void log.fetchNextPage()} loading={log.isFetchingNextPage}>Show more</Button>}
    </section>
  );
}

/** What the address asks for, as far as the log knows it. */
function filterOf(query: URLSearchParams): Omit<WebhookMessagesQuery, 'cursor'> {
  const state = WebhookMessageStateSchema.safeParse(query.get('state'));
  const type = WebhookMessageTypeSchema.safeParse(query.get('type'));
  return { ...(state.success && { state: state.data }), ...(type.success && { type: type.data }) };
}
