import type { CreatedInvitation } from '@assay/server/contract/authoring.ts';
import { Button, CopyButton } from '@mantine/core';
import Papa from 'papaparse';
import { MailText } from './mail-text.tsx';
import { asDateTime } from '../../../ui/times.ts';
import classes from '../author.module.css';

/** Links that were just made. They are shown now or never: only their hashes are kept. */
export function CreatedLinks({ created }: { created: CreatedInvitation[] }) {
  const [only] = created;
  if (only === undefined) return null;
  if (created.length === 1) {
    return (
      <div className={classes.link} role="status">
        <p><strong>Link for {only.candidate.name}</strong>, valid until {asDateTime(only.expiresAt)}. Copy it now: it is not shown again.</p>
        <code>{only.url}</code>
        <CopyButton value={only.url}>{({ copied, copy }) => <Button size="xs" variant="default" onClick={copy}>{copied ? 'Copied ✓' : 'Copy the link'}</Button>}</CopyButton>
        <details className={classes.mail}><summary>Words for a mail</summary><MailText mail={only.mail} /></details>
      </div>
    );
  }
  const table = Papa.unparse(created.map(({ candidate, url, expiresAt }) => ({ name: candidate.name, email: candidate.email, link: url, valid_until: expiresAt })), { escapeFormulae: true });
  return (
    <div className={classes.link} role="status">
      <p><strong>{created.length} links</strong>, valid until {asDateTime(only.expiresAt)}. Keep them now: they are not shown again.</p>
      <Button size="xs" component="a" download="invitations.csv" href={`data:text/csv;charset=utf-8,${encodeURIComponent(table)}`}>Download names and links</Button>
      <details>
        <summary>Show them</summary>
        <dl>{created.map(({ id, candidate, url }) => <div key={id}><dt>{candidate.name}</dt><dd><code>{url}</code></dd></div>)}</dl>
      </details>
    </div>
  );
}
