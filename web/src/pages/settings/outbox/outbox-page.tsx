import type { MailView } from '@assay/server/contract/outbox.ts';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { outboxQuery, retryMail } from '../../../api/settings.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { SettingsPage } from '../settings-page.tsx';
import classes from '../settings.module.css';

const STATE_WORDS = { waiting: '… waiting', sent: '✓ sent', failed: '✗ not sent' } as const;

/** `/settings/outbox`: the mails of the organization, and their texts where no mail server sends them. */
export function OutboxPage() {
  return <SettingsPage title="Outbox"><Mails /></SettingsPage>;
}

function Mails() {
  const outbox = useInfiniteQuery(outboxQuery);
  if (outbox.isPending) return <p role="status">Loading mails…</p>;
  if (outbox.isError) return <ProblemPanel error={outbox.error} onRetry={outbox.refetch} />;
  const delivers = outbox.data.pages[0]?.delivers ?? false;
  const mails = outbox.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <p className={classes.quiet}>{delivers
        ? 'Mails are sent by the mail server of this installation and tried again while it is down.'
        : 'This installation has no mail server (SMTP_URL is not set): nothing is sent. Hand on what you find here yourself; links are for the addressee alone.'}</p>
      {mails.length === 0 && <EmptyState title="No mail yet">Invitations and password resets appear here.</EmptyState>}
      <ul className={classes.mails} aria-label="Mails">{mails.map((mail) => <Mail key={mail.id} mail={mail} delivers={delivers} />)}</ul>
      {outbox.hasNextPage && <Button variant="default" size="xs" mt="sm" onClick={() => void outbox.fetchNextPage()} loading={outbox.isFetchingNextPage}>Show more</Button>}
    </>
  );
}

function Mail({ mail, delivers }: { mail: MailView; delivers: boolean }) {
  const queries = useQueryClient();
  const retry = useMutation({ mutationFn: retryMail, onSettled: () => queries.invalidateQueries({ queryKey: outboxQuery.queryKey }) });
  return (
    <li className={classes.mail}>
      <header>
        <h2>{mail.subject}</h2>
        <span className={classes.quiet}>to {mail.to}, {asDateTime(mail.createdAt)}</span>
        <span className={`${classes.state} ${classes[mail.state]}`}>{delivers || mail.state === 'sent' ? STATE_WORDS[mail.state] : '– to be handed on'}{mail.sentAt !== null && ` ${asDateTime(mail.sentAt)}`}</span>
      </header>
      {mail.state !== 'sent' && mail.lastError !== null && <p>{mail.lastError} ({mail.tries === 1 ? 'one try' : `${mail.tries} tries`})</p>}
      {retry.isError && <ProblemPanel error={retry.error} />}
      {delivers && mail.state !== 'sent' && mail.tries > 0 && (
        <Button size="compact-sm" variant="default" aria-label={`Send now: the mail to ${mail.to}`} onClick={() => { retry.mutate(mail.id); }} loading={retry.isPending}>Send now</Button>
      )}
      {mail.text !== null && <details><summary>Text</summary><pre tabIndex={0} aria-label={`Text of the mail to ${mail.to}`}>{mail.text}</pre></details>}
    </li>
  );
}
