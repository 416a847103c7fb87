import type { InvitationMail } from '@assay/server/contract/authoring.ts';
import { Button, CopyButton } from '@mantine/core';
import classes from '../author.module.css';

/** A mail as the candidate would read it, to look at or to take along. */
export function MailText({ mail: { subject, text } }: { mail: InvitationMail }) {
  return (
    <>
      <p><strong>{subject}</strong></p>
      <p className={classes.mailText}>{text}</p>
      <CopyButton value={`${subject}\n\n${text}`}>{({ copied, copy }) => <Button size="xs" variant="default" onClick={copy}>{copied ? 'Copied ✓' : 'Copy these words'}</Button>}</CopyButton>
    </>
  );
}
