import type { WebhookDelivery, WebhookMessage, WebhookView } from '@assay/server/contract/webhooks.ts';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { redeliverMessage } from '../../../api/webhooks.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime, asDay, asDuration, asTime } from '../../../ui/times.ts';
import settings from '../settings.module.css';
import classes from './webhooks.module.css';

const STATE_WORDS = { waiting: '… waiting', delivered: '✓ delivered', failed: '✗ failed' } as const;

type Props = { webhook: WebhookView; message: WebhookMessage; onSent: () => unknown };

/** One message with all its tries. */
export function LogMessage({ webhook, message, onSent }: Props) {
  const again = useMutation({ mutationFn: () => redeliverMessage(webhook.id, message.id), onSuccess: onSent });
  const { deliveries: [last], deliveries, state, nextTryAt } = message;
  return (
    <li className={classes.message}>
      <div className={classes.head}>
        <strong>{message.type}</strong>
        <span className={settings.quiet}>{asDateTime(message.happenedAt)}{message.sessionId !== null && <>, <Link to={`/review/sessions/${message.sessionId}`}>its session</Link></>}</span>
        <span className={classes[state]}>{STATE_WORDS[state]}{state === 'waiting' && deliveries.length > 0 && nextTryAt !== null && `, next try ${asDateTime(nextTryAt)}`}</span>
        {webhook.enabled && <Button size="compact-xs" variant="default" aria-label={`Send again: ${message.type} of ${asDateTime(message.happenedAt)}`} onClick={() => { again.mutate(); }} loading={again.isPending}>Send again</Button>}
      </div>
      {last?.error != null && state !== 'delivered' && <div>{last.error}</div>}
      {again.isError && <ProblemPanel error={again.error} />}
      {deliveries.length > 0 && (
        <details>
          <summary>{deliveries.length === 1 ? 'One try' : `${deliveries.length} tries`}, message <code>{message.id}</code></summary>
          <ol className={classes.tries} reversed>{deliveries.map((delivery) => <Try key={delivery.attemptedAt} delivery={delivery} />)}</ol>
        </details>
      )}
    </li>
  );
}

function Try({ delivery: { attemptedAt, durationMs, status, error, answer } }: { delivery: WebhookDelivery }) {
  return (
    <li>
      {asDay(attemptedAt)}, {asTime(attemptedAt)}: {status === null ? 'no answer' : `status ${status}`} after {asDuration(durationMs)}.{error !== null && ` ${error}`}
      {answer !== '' && <pre tabIndex={0} aria-label="Beginning of the answer">{answer}</pre>}
    </li>
  );
}
