import { lazy, Suspense } from 'react';
import classes from './code-editor.module.css';
import type { CodeEditorProps } from './editor-types.ts';

const MonacoPane = lazy(async () => ({ default: (await import('./monaco-pane.tsx')).MonacoPane }));

/** An editor for SQL or Markdown; Monaco arrives when the first one is shown. */
export function CodeEditor(props: CodeEditorProps) {
  return (
    <div className={classes.frame}>
      <Suspense fallback={<p className={classes.loading} role="status">Loading the editor…</p>}>
        <MonacoPane {...props} />
      </Suspense>
    </div>
  );
}
