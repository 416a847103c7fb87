import type { ScreenDetail } from '@assay/server/contract/screens.ts';
import { Button } from '@mantine/core';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { changesBetween } from './screen-changes.ts';
import classes from './screen.module.css';
import type { Draft } from './use-draft.ts';

/** Whether the draft is saved, what it changes, and the way to its publication. */
export function DraftBar({ screen, draft, archived }: { screen: ScreenDetail; draft: Draft; archived: boolean }) {
  const [newest] = screen.versions;
  const changes = newest === undefined ? null : changesBetween(newest.definition, draft.draft, screen.exercises);
  const next = (newest?.version ?? 0) + 1;
  const { save, publish, dirty, error } = draft;
  return (
    <section className={classes.bar} aria-label="Saving and publishing">
      <div className={classes.barText}>
        <p role="status" className={classes.state}>
          {archived ? 'Archived: restore it to edit.' : save.isPending ? 'Saving…' : dirty ? 'Not saved yet' : publish.isSuccess ? `Version ${newest?.version ?? ''} is published ✓` : 'Saved'}
        </p>
        {changes !== null && changes.length > 0 && (
          <details>
            <summary>{changes.length === 1 ? 'One change' : `${changes.length} changes`} against version {newest?.version}</summary>
            <ul>{changes.map((change) => <li key={change}>{change}</li>)}</ul>
          </details>
        )}
        {newest !== undefined && newest.sessions > 0 && <p className={classes.quiet}>{newest.sessions === 1 ? 'One candidate has' : `${newest.sessions} candidates have`} version {newest.version} and keep it.</p>}
      </div>
      <div className={classes.buttons}>
        <Button type="submit" size="sm" variant="default" disabled={!dirty} loading={save.isPending}>Save draft</Button>
        <Button size="sm" onClick={() => { publish.mutate(); }} disabled={changes?.length === 0} loading={publish.isPending}>Publish version {next}</Button>
      </div>
      {error !== null && <div className={classes.wide}><ProblemPanel error={error} /></div>}
    </section>
  );
}
