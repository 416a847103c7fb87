import { Button } from '@mantine/core';
import { useState } from 'react';
import { useShortcuts, type Shortcut } from '../../../ui/shortcuts.tsx';
import { ChecksPanel } from './checks/checks-panel.tsx';
import { useChecks } from './checks/use-checks.ts';
import { ActorPicker } from './console/actor-picker.tsx';
import { ConsolePanel } from './console/console-panel.tsx';
import { defaultActorFor } from './console/file-actor.ts';
import { HistoryPanel } from './console/history-panel.tsx';
import { useConsole } from './console/use-console.ts';
import type { QueuedFile } from './drafts/save-status.ts';
import { FileEditor } from './files/file-editor.tsx';
import { SchemaPanel } from './schema/schema-panel.tsx';
import { WorkspaceFrame, type WorkspaceProps } from './workspace-frame.tsx';

const SHORTCUTS: Shortcut[] = [
  { keys: 'Ctrl/⌘ Enter', does: 'Run the selection, or all of the editor' },
  { keys: 'Ctrl/⌘ S', does: 'Save now (everything is saved while you type)' },
  { keys: 'Ctrl M', does: 'Let Tab leave the editor, and back (Mac: Ctrl Shift M)' },
  { keys: 'Ctrl/⌘ F', does: 'Find in the editor' },
  { keys: 'F6', does: 'Next pane: left, editor, results' },
];

const ABOUT_CHECK = 'Check runs the visible part of the grading on your saved files: whether your exploit proves a leak, and whether everybody still gets their own data after your fix. You may check as often as you like; it is not a score.';

/** An isolation review: a live database beside the files. */
export function DatabaseWorkspace(props: WorkspaceProps) {
  const { token, attempt, queue, saving, view, show } = props;
  useShortcuts(SHORTCUTS);
  const [actors, setActors] = useState<Record<string, string>>({});
  const sql = useConsole(token, attempt, () => { show({ bottom: 'console' }); });
  const checks = useChecks(attempt, queue, () => { show({ bottom: 'checks' }); });
  const actorOf = (file: QueuedFile) => actors[file.path] ?? defaultActorFor(file.path, file.content, attempt.actors);
  const editor = (
    <FileEditor
      attempt={attempt} queue={queue} files={saving.files} open={view.file} onOpen={(file) => { show({ file }); }}
      marksFor={sql.marksFor} onEdit={sql.clearMarks}
      onRun={(file, { text, offset }) => { if (file.path.endsWith('.sql')) sql.run({ actor: actorOf(file), sql: text, source: file.path, offset }); }}
      hintFor={(file) => (file.path.endsWith('.sql') ? 'Ctrl-Enter runs the selection or the file on your own copy.' : '')}
      toolsFor={(file) => file.path.endsWith('.sql') && (
        <>
          <ActorPicker actors={attempt.actors} value={actorOf(file)} label="Run as" onChange={(id) => { setActors((all) => ({ ...all, [file.path]: id })); }} />
          <Button size="xs" variant="default" disabled={sql.running !== null} title="Ctrl-Enter" onClick={() => { sql.run({ actor: actorOf(file), sql: file.content, source: file.path, offset: 0 }); }}>Run file</Button>
        </>
      )}
    />
  );
  return (
    <WorkspaceFrame
      {...props} checks={checks} checkLabel="Check" editor={editor}
      world={[{ value: 'schema', label: 'Schema', content: <SchemaPanel attemptId={attempt.id} chosen={view.object} onChoose={(object) => { show({ object }); }} /> }]}
      running={[
        { value: 'console', label: 'Console', content: <ConsolePanel attempt={attempt} sql={sql} /> },
        { value: 'checks', label: 'Check results', content: <ChecksPanel checks={checks} about={ABOUT_CHECK} /> },
        { value: 'history', label: 'History', content: <HistoryPanel sql={sql} actors={attempt.actors} /> },
      ]}
    />
  );
}
