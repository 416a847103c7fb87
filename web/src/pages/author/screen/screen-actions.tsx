import type { ScreenDetail } from '@assay/server/contract/screens.ts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { archiveScreen, copyScreen, restoreScreen, screenQuery, screensQuery } from '../../../api/screens.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from '../author.module.css';

/** What can be done with a screen as a whole. */
export function ScreenActions({ screen: { id, state, versions } }: { screen: ScreenDetail }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const copy = useMutation({ mutationFn: () => copyScreen(id), onSuccess: (made) => navigate(`/author/screens/${made.id}`) });
  const archive = useMutation({
    mutationFn: () => (state === 'archived' ? restoreScreen(id) : archiveScreen(id)),
    onSuccess: async (changed) => {
      queries.setQueryData(screenQuery(id).queryKey, changed);
      await queries.invalidateQueries({ queryKey: screensQuery.queryKey });
    },
  });
  const [newest] = versions;
  return (
    <>
      <div className={classes.tools}>
        <p className={classes.quiet}>
          {newest === undefined ? 'Never published' : `Version ${newest.version} is published`}
          {state === 'archived' && '. Archived: nobody is invited any more, sessions go on'}.
        </p>
        <div className={classes.actions}>
          {state === 'published' && <Button size="xs" variant="default" component={Link} to={`/author/invitations?screen=${id}`}>Invite…</Button>}
          {newest !== undefined && <Button size="xs" variant="default" component={Link} to={`/review/regrades/new?screen=${id}`}>Regrade…</Button>}
          <Button size="xs" variant="default" onClick={() => { copy.mutate(); }} loading={copy.isPending}>Copy</Button>
          <Button size="xs" variant="default" onClick={() => { archive.mutate(); }} loading={archive.isPending}>{state === 'archived' ? 'Restore' : 'Archive'}</Button>
        </div>
      </div>
      {copy.isError && <ProblemPanel error={copy.error} />}
      {archive.isError && <ProblemPanel error={archive.error} />}
    </>
  );
}
