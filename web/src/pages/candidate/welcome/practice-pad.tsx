import { useState } from 'react';
import { CodeEditor } from '../../../editor/code-editor.tsx';
import classes from './welcome.module.css';

const SAMPLE = '-- Nothing here is kept or graded.\nSELECT name, city\n  FROM branches\n WHERE opened > \'2020-01-01\';\n';

/** Two minutes with the editor before it counts. */
export function PracticePad() {
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState(SAMPLE);
  const [tried, setTried] = useState('Press Ctrl-Enter (⌘-Enter on a Mac) inside the editor: that is how SQL runs in the task.');
  return (
    <details className={classes.pad} onToggle={(event) => { setOpened(event.currentTarget.open); }}>
      <summary>Practice pad: try the editor</summary>
      <p className={classes.quiet}>Tab indents inside the editor; to leave it by keyboard press Ctrl-M (Ctrl-Shift-M on a Mac), then Tab.</p>
      {opened && (
        <div className={classes.editor}>
          <CodeEditor path="practice.sql" language="pgsql" label="Practice editor" value={text} onChange={setText}
            onRun={({ selected }) => { setTried(!selected ? 'That would have run the whole text. A selection runs alone.' : 'That would have run your selection alone.'); }}
            onSave={() => { setTried('Nothing to do: in a task everything is saved while you type.'); }} />
        </div>
      )}
      <p role="status">{tried}</p>
    </details>
  );
}
