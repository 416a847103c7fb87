import type { ScreenDetail } from '@assay/server/contract/screens.ts';
import { Tabs } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { screenQuery } from '../../../api/screens.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import { StaffPage } from '../../review/staff/staff-page.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { ScreenActions } from './screen-actions.tsx';
import { VersionsTab } from './versions-tab.tsx';

/** `/author/screens/:screenId`: the draft of a screen, and `?tab=versions` for what was published. */
export function ScreenPage() {
  const { screenId = '' } = useParams();
  const screen = useQuery(screenQuery(screenId));
  const { draft = null, versions = [] } = screen.data ?? {};
  return <StaffPage title={(draft ?? versions[0]?.definition)?.title ?? 'Screen'}><Screen screen={screen} /></StaffPage>;
}

function Screen({ screen }: { screen: UseQueryResult<ScreenDetail> }) {
  if (screen.isPending) return <p role="status">Loading the screen…</p>;
  if (screen.isError) return <ProblemPanel error={screen.error} onRetry={screen.refetch} />;
  return <Loaded screen={screen.data} />;
}

function Loaded({ screen }: { screen: ScreenDetail }) {
  const [query, change] = useQueryChange<{ tab: string | null }>();
  const tab = query.get('tab') === 'versions' ? 'versions' : 'draft';
  return (
    <>
      <ScreenActions screen={screen} />
      <Tabs value={tab} onChange={(next) => { change({ tab: next === 'versions' ? 'versions' : null }); }}>
        <Tabs.List aria-label="Screen">
          <Tabs.Tab value="draft">{screen.draft === null ? 'Edit' : 'Draft'}</Tabs.Tab>
          <Tabs.Tab value="versions">Versions ({screen.versions.length})</Tabs.Tab>
        </Tabs.List>
        {/* Kept while the other tab is shown, so that looking back at a version loses nothing. */}
        <Tabs.Panel value="draft" pt="md"><DraftEditor key={screen.id} screen={screen} /></Tabs.Panel>
        <Tabs.Panel value="versions" pt="md"><VersionsTab screen={screen} /></Tabs.Panel>
      </Tabs>
    </>
  );
}
