import type { InvitationView } from '@assay/server/contract/authoring.ts';
import { STATE_WORDS } from '@assay/server/contract/words.ts';
import { Button } from '@mantine/core';
import { asDateTime, asDay } from '../../../ui/times.ts';
import classes from '../author.module.css';

type Props = { invitation: InvitationView; busy: boolean; onExtend: () => void; onResend: () => void; onRevoke: () => void };

/** One invitation; a link that nobody opened can be replaced or taken back, time can be added until all is handed in. */
export function InvitationRow({ invitation, busy, onExtend, onResend, onRevoke }: Props) {
  const { candidate, screen, state, sessionState, timeFactor, expiresAt, remindedAt } = invitation;
  // Also when all is handed in: the deadline may have done it, and such a task can be reopened.
  const extendable = sessionState !== 'decided' && sessionState !== 'withdrawn';
  return (
    <tr>
      <th scope="row">{candidate.name}<small>{candidate.email}</small></th>
      <td>{screen.title}<small>version {screen.version}{timeFactor !== 1 && `, time × ${timeFactor}`}</small></td>
      <td>{STATE_WORDS[sessionState]}{remindedAt !== null && <small title={asDateTime(remindedAt)}>reminded {asDay(remindedAt)}</small>}</td>
      <td className={classes.when}>{asDateTime(expiresAt)}</td>
      <td className={classes.rowActions}>
        {extendable && <Button size="compact-xs" variant="default" aria-label={`Extend the time of ${candidate.name}`} onClick={onExtend} disabled={busy}>Extend…</Button>}
        {state === 'waiting' && <Button size="compact-xs" variant="default" aria-label={`New link for ${candidate.name}`} onClick={onResend} disabled={busy}>New link</Button>}
        {state === 'waiting' && <Button size="compact-xs" variant="default" aria-label={`Withdraw the invitation of ${candidate.name}`} onClick={onRevoke} disabled={busy}>Withdraw</Button>}
      </td>
    </tr>
  );
}
