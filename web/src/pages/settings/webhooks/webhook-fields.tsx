import type { WebhookBody, WebhookEventType } from '@assay/server/contract/webhooks.ts';
import { Checkbox, TextInput } from '@mantine/core';
import { EVENT_TYPES, EVENT_WORDS } from './event-words.ts';
import classes from './webhooks.module.css';

type Props = { value: WebhookBody; onChange: (value: WebhookBody) => void; errorOf: (pointer: string) => string | undefined };
export const WEBHOOK_POINTERS = ['/url', '/description', '/eventTypes'];

/** What a webhook is: where, what for, and of what it is told. */
export function WebhookFields({ value, onChange, errorOf }: Props) {
  return (
    <>
      <TextInput label="Address" description="Events are posted to it as JSON. Redirects are not followed." type="url" name="webhook-url" required maxLength={1000} placeholder="https://hooks.example.org/assay"
        value={value.url} onChange={(event) => { onChange({ ...value, url: event.currentTarget.value }); }} error={errorOf('/url')} />
      <TextInput label="Description" description="For your own list" name="webhook-description" maxLength={200} value={value.description}
        onChange={(event) => { onChange({ ...value, description: event.currentTarget.value }); }} error={errorOf('/description')} />
      <Checkbox.Group label="Events" description="Sent when…" required value={value.eventTypes} error={errorOf('/eventTypes')}
        onChange={(chosen) => { onChange({ ...value, eventTypes: chosen as WebhookEventType[] }); }}>
        <div className={classes.events}>
          {EVENT_TYPES.map((type) => <Checkbox key={type} value={type} label={<>{EVENT_WORDS[type]} <code>{type}</code></>} />)}
        </div>
      </Checkbox.Group>
    </>
  );
}
