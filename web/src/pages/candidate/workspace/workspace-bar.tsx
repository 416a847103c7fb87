import { ActionIcon, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Link } from 'react-router';
import { attemptQuery, type ReceivedAttempt } from '../../../api/candidate.ts';
import { Brand } from '../../../ui/brand.tsx';
import { Clock } from '../../../ui/clock.tsx';
import { SaveState } from '../../../ui/save-state.tsx';
import { useShortcuts, type Shortcut } from '../../../ui/shortcuts.tsx';
import { SkipLink } from '../../../ui/skip-link.tsx';
import type { Checks } from './checks/use-checks.ts';
import type { SaveStatus } from './drafts/save-status.ts';
import { saveText } from './save-text.ts';
import classes from './workspace.module.css';

const NONE: Shortcut[] = [];

type Props = { token: string; attempt: ReceivedAttempt; status: SaveStatus; checks: Checks; checkLabel: string; onSubmit: () => void };

/** What never scrolls away: the task, the time, whether the work is safe, and the two ways on. */
export function WorkspaceBar({ token, attempt, status, checks, checkLabel, onSubmit }: Props) {
  const queries = useQueryClient();
  const openShortcuts = useShortcuts(NONE);
  const { text, tone } = saveText(status);
  const skewMs = Date.parse(attempt.serverNow) - attempt.receivedAt;
  // The server closes the attempt, not this clock: ask it what became of the draft.
  const onOver = useCallback(() => { void queries.invalidateQueries({ queryKey: attemptQuery(token, attempt.id).queryKey }); }, [queries, token, attempt.id]);
  return (
    <header className={classes.bar}>
      <SkipLink to="editor">Skip to the editor</SkipLink>
      <Brand />
      <h1>{attempt.title}</h1>
      <Link to={`/s/${token}/tasks`}>Tasks</Link>
      <div className={classes.barEnd}>
        <SaveState text={text} tone={tone} />
        {attempt.deadlineAt !== null && <Clock endsAt={attempt.deadlineAt} stoppedAt={attempt.stoppedAt} skewMs={skewMs} onOver={onOver} />}
        <Button size="xs" variant="default" onClick={checks.start} loading={checks.running}>{checkLabel}</Button>
        <Button size="xs" onClick={onSubmit}>Submit…</Button>
        <ActionIcon variant="subtle" color="gray" aria-label="Keyboard shortcuts" onClick={openShortcuts}>?</ActionIcon>
      </div>
    </header>
  );
}
