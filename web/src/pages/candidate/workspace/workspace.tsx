import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { ReceivedAttempt } from '../../../api/candidate.ts';
import { MarkdownText } from '../../../ui/markdown-text.tsx';
import { useShortcuts, type Shortcut } from '../../../ui/shortcuts.tsx';
import { ChecksPanel } from './checks/checks-panel.tsx';
import { useChecks } from './checks/use-checks.ts';
import { ConsolePanel } from './console/console-panel.tsx';
import { HistoryPanel } from './console/history-panel.tsx';
import { useConsole } from './console/use-console.ts';
import type { SaveQueue } from './drafts/save-queue.ts';
import { useSaveQueue } from './drafts/use-save-queue.ts';
import { FileEditor } from './files/file-editor.tsx';
import { FilesPanel } from './files/files-panel.tsx';
import { HeldElsewhere } from './held-elsewhere.tsx';
import { SchemaPanel } from './schema/schema-panel.tsx';
import { SubmitDialog } from './submit/submit-dialog.tsx';
import { useAttemptEvents } from './use-attempt-events.ts';
import { usePaneKey } from './use-pane-key.ts';
import { BOTTOM_TABS, LEFT_TABS, useViewState } from './use-view-state.ts';
import { WorkspaceBar } from './workspace-bar.tsx';
import classes from './workspace.module.css';

const SHORTCUTS: Shortcut[] = [
  { keys: 'Ctrl/⌘ Enter', does: 'Run the selection, or all of the editor' },
  { keys: 'Ctrl/⌘ S', does: 'Save now (everything is saved while you type)' },
  { keys: 'Ctrl M', does: 'Let Tab leave the editor, and back (Mac: Ctrl Shift M)' },
  { keys: 'Ctrl/⌘ F', does: 'Find in the editor' },
  { keys: 'F6', does: 'Next pane: left, editor, results' },
];

/** One frame for all kinds of task: brief and world on the left, files above, running below. */
export function Workspace({ token, attempt, queue }: { token: string; attempt: ReceivedAttempt; queue: SaveQueue }) {
  const saving = useSaveQueue(queue);
  useAttemptEvents(token, attempt.id, queue);
  useShortcuts(SHORTCUTS);
  usePaneKey();
  const [view, show] = useViewState(saving.files.map(({ path }) => path));
  const [submitting, setSubmitting] = useState(false);
  const columns = useDefaultLayout({ id: 'assay-columns', storage: localStorage });
  const rows = useDefaultLayout({ id: 'assay-rows', storage: localStorage });
  const sql = useConsole(token, attempt, () => { show({ bottom: 'console' }); });
  const checks = useChecks(attempt, queue, () => { show({ bottom: 'checks' }); });

  return (
    <div className={classes.frame}>
      <title>{`${attempt.title} · Assay`}</title>
      <WorkspaceBar token={token} attempt={attempt} status={saving.status} checks={checks} onSubmit={() => { setSubmitting(true); }} />
      {saving.status.kind === 'elsewhere' && <HeldElsewhere token={token} attemptId={attempt.id} queue={queue} />}
      <main className={classes.main}>
        <Group orientation="horizontal" defaultLayout={columns.defaultLayout} onLayoutChanged={columns.onLayoutChanged}>
          <Panel id="left" defaultSize="32%" minSize="240px" collapsible className={classes.pane}>
            <Tabs value={view.left} onChange={(left) => { show({ left: LEFT_TABS.find((tab) => tab === left) ?? 'brief' }); }} classNames={{ root: classes.tabs!, panel: classes.panel!, list: classes.tabList! }} keepMounted={false}>
              <Tabs.List aria-label="Task">
                <Tabs.Tab value="brief" data-pane>Brief</Tabs.Tab>
                <Tabs.Tab value="schema">Schema</Tabs.Tab>
                <Tabs.Tab value="files">Files</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="brief"><div className={classes.brief} tabIndex={0} role="region" aria-label="Brief"><MarkdownText>{attempt.brief}</MarkdownText></div></Tabs.Panel>
              <Tabs.Panel value="schema"><SchemaPanel attemptId={attempt.id} chosen={view.object} onChoose={(object) => { show({ object }); }} /></Tabs.Panel>
              <Tabs.Panel value="files"><FilesPanel attempt={attempt} files={saving.files} open={view.file} onOpen={(file) => { show({ file }); }} /></Tabs.Panel>
            </Tabs>
          </Panel>
          <Separator className={classes.handle} aria-label="Resize the left pane" />
          <Panel id="right" minSize="30%">
            <Group orientation="vertical" defaultLayout={rows.defaultLayout} onLayoutChanged={rows.onLayoutChanged}>
              <Panel id="editor" defaultSize="48%" minSize="120px" className={classes.pane}>
                <FileEditor attempt={attempt} queue={queue} files={saving.files} open={view.file} onOpen={(file) => { show({ file }); }} sql={sql} />
              </Panel>
              <Separator className={classes.handle} aria-label="Resize the editor" />
              <Panel id="bottom" minSize="120px" className={classes.pane}>
                <Tabs value={view.bottom} onChange={(bottom) => { show({ bottom: BOTTOM_TABS.find((tab) => tab === bottom) ?? 'console' }); }} classNames={{ root: classes.tabs!, panel: classes.panel!, list: classes.tabList! }}>
                  <Tabs.List aria-label="Running">
                    <Tabs.Tab value="console" data-pane>Console</Tabs.Tab>
                    <Tabs.Tab value="checks">Check results</Tabs.Tab>
                    <Tabs.Tab value="history">History</Tabs.Tab>
                  </Tabs.List>
                  <Tabs.Panel value="console"><ConsolePanel attempt={attempt} sql={sql} /></Tabs.Panel>
                  <Tabs.Panel value="checks"><ChecksPanel checks={checks} /></Tabs.Panel>
                  <Tabs.Panel value="history"><HistoryPanel sql={sql} actors={attempt.actors} /></Tabs.Panel>
                </Tabs>
              </Panel>
            </Group>
          </Panel>
        </Group>
      </main>
      <SubmitDialog opened={submitting} onClose={() => { setSubmitting(false); }} token={token} attempt={attempt} queue={queue} saving={saving} />
    </div>
  );
}
