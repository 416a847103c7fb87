import type { ScreenDetail } from '@assay/server/contract/screens.ts';
import { Button, Modal } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { catalogueQuery } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { DraftBar } from './draft-bar.tsx';
import { ExerciseList } from './exercise-list.tsx';
import { RuleFields } from './rule-fields.tsx';
import { TextFields } from './text-fields.tsx';
import { useDraft } from './use-draft.ts';
import classes from './screen.module.css';

/** All that the next version of a screen will say. Who was invited before keeps the version of then. */
export function DraftEditor({ screen }: { screen: ScreenDetail }) {
  const catalogue = useQuery(catalogueQuery);
  const draft = useDraft(screen);
  const archived = screen.state === 'archived';
  useHotkeys([['mod+S', () => { if (draft.dirty && !archived) draft.save.mutate(); }]], []);
  if (catalogue.isPending) return <p role="status">Loading the catalogue…</p>;
  if (catalogue.isError) return <ProblemPanel error={catalogue.error} onRetry={catalogue.refetch} />;
  return (
    <form className={classes.editor} onSubmit={(event) => { event.preventDefault(); draft.save.mutate(); }} aria-label="Draft of the screen">
      <fieldset className={classes.plain} disabled={archived}>
        <DraftBar screen={screen} draft={draft} archived={archived} />
        <TextFields draft={draft} />
        <RuleFields draft={draft} />
        <ExerciseList draft={draft} known={screen.exercises} catalogue={catalogue.data.items} />
      </fieldset>
      <LeaveGuard dirty={draft.dirty} />
    </form>
  );
}

/** Asks before unsaved changes are lost, in the page and by the browser. */
function LeaveGuard({ dirty }: { dirty: boolean }) {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => { event.preventDefault(); };
    window.addEventListener('beforeunload', ask);
    return () => { window.removeEventListener('beforeunload', ask); };
  }, [dirty]);
  return (
    <Modal opened={blocker.state === 'blocked'} onClose={() => { blocker.reset?.(); }} title="Leave without saving?" closeButtonProps={{ 'aria-label': 'Close' }}>
      <p>The changes since the last save would be lost.</p>
      <div className={classes.buttons}>
        <Button onClick={() => { blocker.reset?.(); }} data-autofocus>Stay here</Button>
        <Button variant="default" onClick={() => { blocker.proceed?.(); }}>Leave</Button>
      </div>
    </Modal>
  );
}
