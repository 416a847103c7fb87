import type { CreatedWebhook } from '@assay/server/contract/webhooks.ts';
import { Button, CopyButton } from '@mantine/core';
import classes from '../settings.module.css';

/** A secret that is not shown again. */
export function ShownSecret({ webhook }: { webhook: CreatedWebhook }) {
  return (
    <div className={classes.shown} role="status">
      <span><strong>Secret of {webhook.url}.</strong> Copy it now: it is not shown again. Your listener verifies the signature of each message with it.</span>
      <code>{webhook.secret}</code>
      <CopyButton value={webhook.secret}>{({ copied, copy }) => <Button size="xs" variant="default" onClick={copy}>{copied ? 'Copied ✓' : 'Copy the secret'}</Button>}</CopyButton>
    </div>
  );
}
