import type { ViewFilter } from '@assay/server/contract/saved-views.ts';
import { Button, CloseButton, Popover, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteView, saveView, savedViewsQuery } from '../../../api/review.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from './sessions.module.css';

/** The member's own views: opens one, keeps what the list shows now under a name, or forgets one. */
export function SavedViewsMenu({ filter, show }: { filter: ViewFilter; show: (filter: ViewFilter) => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const views = useQuery(savedViewsQuery);
  const onSuccess = () => queries.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
  const save = useMutation({ mutationFn: () => saveView({ name, filter }), onSuccess: () => { setName(''); return onSuccess(); } });
  const forget = useMutation({ mutationFn: deleteView, onSuccess });
  const error = views.error ?? save.error ?? forget.error;
  return (
    <Popover position="bottom-end" trapFocus returnFocus width={320}>
      <Popover.Target><Button size="xs" variant="default">Views</Button></Popover.Target>
      <Popover.Dropdown aria-label="Saved views">
        <Stack gap="xs">
          {views.data?.items.length === 0 && <p className={classes.quiet}>No view is saved yet. Set filters, then save them under a name.</p>}
          <ul className={classes.views}>
            {views.data?.items.map((view) => (
              <li key={view.id}>
                <Button size="compact-sm" variant="subtle" onClick={() => { show(view.filter); }}>{view.name}</Button>
                <CloseButton size="sm" aria-label={`Forget the view ${view.name}`} onClick={() => { forget.mutate(view.id); }} />
              </li>
            ))}
          </ul>
          <form className={classes.saveView} onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
            <TextInput size="xs" label="Save this list as" required maxLength={80} value={name} onChange={(event) => { setName(event.currentTarget.value); }} />
            <Button size="xs" type="submit" loading={save.isPending}>Save</Button>
          </form>
          {error !== null && <ProblemPanel error={error} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
