import { Button } from '@mantine/core';
import { useState } from 'react';
import { useShortcuts, type Shortcut } from '../../../../ui/shortcuts.tsx';
import { useChecks } from '../checks/use-checks.ts';
import { FileEditor } from '../files/file-editor.tsx';
import { WorkspaceFrame, type WorkspaceProps } from '../workspace-frame.tsx';
import { DesignForm } from './design-form.tsx';
import { RunsPanel } from './runs-panel.tsx';
import { marksIn } from './source-marks.ts';
import { usePastRuns } from './use-past-runs.ts';

const NOTE = 'design.yaml';
const CONTRACT = 'contract.ts';
const SHORTCUTS: Shortcut[] = [
  { keys: 'Ctrl/⌘ Enter', does: 'Run on the practice cases' },
  { keys: 'Ctrl/⌘ S', does: 'Save now (everything is saved while you type)' },
  { keys: 'Arrow keys', does: 'Move in the table of results; Enter opens the trace' },
  { keys: 'Ctrl M', does: 'Let Tab leave the editor, and back (Mac: Ctrl Shift M)' },
  { keys: 'F6', does: 'Next pane: left, editor, results' },
];

/** Context assembly: code and a note above, what it does on the practice cases below. */
export function ContextWorkspace(props: WorkspaceProps) {
  const { attempt, queue, saving, view, show } = props;
  useShortcuts(SHORTCUTS);
  const [asText, setAsText] = useState(false);
  const checks = useChecks(attempt, queue, () => { show({ bottom: 'runs' }); });
  const past = usePastRuns(attempt.id, attempt.latestCheckRun);
  const reason = checks.run?.state === 'ungradable' ? checks.run.reason : null;
  const [hidden, hide] = useState<string | null>(null);
  const editor = (
    <FileEditor
      attempt={attempt} queue={queue} files={saving.files} open={view.file} onOpen={(file) => { show({ file }); }}
      isFixed={({ path }) => path === CONTRACT}
      marksFor={(path) => (reason === hidden ? [] : marksIn(reason, path, saving.files.find((file) => file.path === path)?.content ?? ''))}
      onEdit={() => { hide(reason); }}
      onRun={checks.start}
      hintFor={({ path }) => (path === CONTRACT ? 'To read: what comes in and what must go out.' : 'Ctrl-Enter runs your code on the practice cases.')}
      toolsFor={({ path }) => path === NOTE && <Button size="xs" variant="default" aria-pressed={asText} onClick={() => { setAsText((shown) => !shown); }}>{asText ? 'As a form' : 'As text'}</Button>}
      formFor={(file) => (file.path === NOTE && !asText ? <DesignForm text={file.content} onChange={(text) => { queue.edit(NOTE, text); }} onShowText={() => { setAsText(true); }} /> : null)}
    />
  );
  return (
    <WorkspaceFrame
      {...props} checks={checks} checkLabel="Run" editor={editor} world={[]}
      running={[{ value: 'runs', label: 'Results', content: <RunsPanel checks={checks} past={past} chosen={view.object} onChoose={(object) => { show({ object }); }} /> }]}
    />
  );
}
