import type { DraftDetail } from '@assay/server/contract/exercise-drafts.ts';
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { draftZipAddress, examinationQuery, proposalsQuery } from '../../../api/exercise-drafts.ts';
import { SaveState } from '../../../ui/save-state.tsx';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import type { SaveQueue } from '../../candidate/workspace/drafts/save-queue.ts';
import { useSaveQueue } from '../../candidate/workspace/drafts/use-save-queue.ts';
import { saveText } from '../../candidate/workspace/save-text.ts';
import classes from './exercise.module.css';
import { FilesTab } from './files-tab.tsx';
import { MatrixTab } from './matrix-tab.tsx';
import { ProposalsTab } from './proposals-tab.tsx';
import { ReadyPanel } from './ready-panel.tsx';
import { useDraftEvents } from './use-draft-events.ts';
import { VersionsTab } from './versions-tab.tsx';

const TABS = ['files', 'matrix', 'proposals', 'versions'];

/** A draft: its files, what its last check found, what Claude proposes, what was published of it, and what keeps it from being published. */
export function DraftEditor({ draft, queue }: { draft: DraftDetail; queue: SaveQueue }) {
  const step = useDraftEvents(draft.id, queue);
  const saving = useSaveQueue(queue);
  const examination = useQuery(examinationQuery(draft.id));
  const proposals = useQuery(proposalsQuery(draft.id));
  const waiting = proposals.data?.waiting.length ?? 0;
  const [query, change] = useQueryChange<{ tab: string | null; file: string | null; line: string | null }>();
  const tab = TABS.find((name) => name === query.get('tab')) ?? 'files';
  const { text, tone } = saveText(saving.status);
  const open = (file: string, line: number | null) => { change({ tab: null, file, line: line === null ? null : String(line) }); };
  return (
    <>
      <div className={classes.head}>
        <h1>{draft.slug}</h1>
        <SaveState text={text} tone={tone} />
        <a href={draftZipAddress(draft.id)} download>Export as zip</a>
      </div>
      <div className={classes.frame}>
        <Tabs value={tab} onChange={(next) => { change({ tab: next === 'files' ? null : next }); }} className={classes.work!}>
          <Tabs.List aria-label="Exercise">
            <Tabs.Tab value="files">Files</Tabs.Tab>
            <Tabs.Tab value="matrix">Check results</Tabs.Tab>
            <Tabs.Tab value="proposals">Proposals{waiting > 0 && ` (${waiting})`}</Tabs.Tab>
            <Tabs.Tab value="versions">Versions ({draft.versions.length})</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="files" pt="sm"><FilesTab draft={draft} queue={queue} files={saving.files} problems={examination.data?.problems ?? []} /></Tabs.Panel>
          <Tabs.Panel value="matrix" pt="sm">{tab === 'matrix' && <MatrixTab examination={examination} />}</Tabs.Panel>
          <Tabs.Panel value="proposals" pt="sm">{tab === 'proposals' && <ProposalsTab draftId={draft.id} queue={queue} proposals={proposals} onOpen={(file) => { open(file, null); }} />}</Tabs.Panel>
          <Tabs.Panel value="versions" pt="sm">{tab === 'versions' && <VersionsTab draft={draft} files={saving.files} />}</Tabs.Panel>
        </Tabs>
        <ReadyPanel draft={draft} queue={queue} examination={examination} step={step} onOpen={open} />
      </div>
    </>
  );
}
