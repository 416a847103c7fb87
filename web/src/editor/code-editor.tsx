import { lazy, Suspense } from 'react';
import classes from './code-editor.module.css';
import type { CodeEditorProps } from './editor-types.ts';

const TextPane = lazy(async () => ({ default: (await import('./monaco-pane.tsx')).MonacoPane }));
/** The compiler must be known before the first editor of code is made. */
const CodePane = lazy(async () => {
  await import('./typescript.ts');
  return { default: (await import('./monaco-pane.tsx')).MonacoPane };
});

/** An editor for the files of a task; Monaco arrives when the first one is shown, its TypeScript only where there is code. */
export function CodeEditor(props: CodeEditorProps) {
  const Pane = props.siblings?.some(({ path }) => path.endsWith('.ts')) === true ? CodePane : TextPane;
  return (
    <div className={classes.frame}>
      <Suspense fallback={<p className={classes.loading} role="status">Loading the editor…</p>}>
        <Pane {...props} />
      </Suspense>
    </div>
  );
}
