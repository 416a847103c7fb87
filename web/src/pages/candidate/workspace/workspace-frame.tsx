import { useState, type ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { ReceivedAttempt } from '../../../api/candidate.ts';
import { MarkdownText } from '../../../ui/markdown-text.tsx';
import type { Checks } from './checks/use-checks.ts';
import type { SaveQueue, SaveQueueState } from './drafts/save-queue.ts';
import { FilesPanel } from './files/files-panel.tsx';
import { HeldElsewhere } from './held-elsewhere.tsx';
import { PaneTabs, type Pane } from './pane-tabs.tsx';
import { SubmitDialog } from './submit/submit-dialog.tsx';
import type { ViewState } from './use-view-state.ts';
import { WorkspaceBar } from './workspace-bar.tsx';
import classes from './workspace.module.css';

/** What every kind of task gets from the page around it. */
export type WorkspaceProps = { token: string; attempt: ReceivedAttempt; queue: SaveQueue; saving: SaveQueueState; view: ViewState; show: (change: Partial<ViewState>) => void };

type Props = WorkspaceProps & {
  checks: Checks;
  /** What the button that runs the visible checks is called. */
  checkLabel: string;
  /** Panes beside the brief and the files. */
  world: Pane[];
  editor: ReactNode;
  /** Its share of the height at first; reading takes more room than writing. */
  editorSize?: string;
  running: Pane[];
};

/** One frame for all kinds of task: brief and world on the left, files above, running below. */
export function WorkspaceFrame({ token, attempt, queue, saving, view, show, checks, checkLabel, world, editor, editorSize = '48%', running }: Props) {
  const [submitting, setSubmitting] = useState(false);
  const columns = useDefaultLayout({ id: 'assay-columns', storage: localStorage });
  const rows = useDefaultLayout({ id: `assay-rows-${editorSize}`, storage: localStorage });
  const left: Pane[] = [
    { value: 'brief', label: 'Brief', content: <div className={classes.brief} tabIndex={0} role="region" aria-label="Brief"><MarkdownText>{attempt.brief}</MarkdownText></div> },
    ...world,
    { value: 'files', label: 'Files', content: <FilesPanel attempt={attempt} files={saving.files} open={view.file} onOpen={(file) => { show({ file }); }} /> },
  ];
  return (
    <div className={classes.frame}>
      <title>{`${attempt.title} · Assay`}</title>
      <WorkspaceBar token={token} attempt={attempt} status={saving.status} checks={checks} checkLabel={checkLabel} onSubmit={() => { setSubmitting(true); }} />
      {saving.status.kind === 'elsewhere' && <HeldElsewhere token={token} attemptId={attempt.id} queue={queue} />}
      <main className={classes.main}>
        <Group orientation="horizontal" defaultLayout={columns.defaultLayout} onLayoutChanged={columns.onLayoutChanged}>
          <Panel id="left" defaultSize="32%" minSize="240px" collapsible className={classes.pane}>
            <PaneTabs label="Task" panes={left} open={view.left} onOpen={(tab) => { show({ left: tab }); }} keepMounted={false} />
          </Panel>
          <Separator className={classes.handle} aria-label="Resize the left pane" />
          <Panel id="right" minSize="30%">
            <Group orientation="vertical" defaultLayout={rows.defaultLayout} onLayoutChanged={rows.onLayoutChanged}>
              <Panel id="editor" defaultSize={editorSize} minSize="120px" className={classes.pane}>{editor}</Panel>
              <Separator className={classes.handle} aria-label="Resize the editor" />
              <Panel id="bottom" minSize="120px" className={classes.pane}>
                <PaneTabs label="Running" panes={running} open={view.bottom} onOpen={(bottom) => { show({ bottom }); }} keepMounted />
              </Panel>
            </Group>
          </Panel>
        </Group>
      </main>
      <SubmitDialog opened={submitting} onClose={() => { setSubmitting(false); }} token={token} attempt={attempt} queue={queue} saving={saving} checkLabel={checkLabel} />
    </div>
  );
}
