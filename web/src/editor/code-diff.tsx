import { lazy, Suspense } from 'react';
import classes from './code-editor.module.css';
import type { CodeDiffProps } from './editor-types.ts';

const DiffPane = lazy(async () => {
  // The compiler must be known before the first editor is made.
  await import('./typescript.ts');
  return { default: (await import('./monaco-diff.tsx')).MonacoDiff };
});

/** Two versions of a file, side by side or inline. */
export function CodeDiff(props: CodeDiffProps) {
  return (
    <div className={classes.frame}>
      <Suspense fallback={<p className={classes.loading} role="status">Loading the diff…</p>}>
        <DiffPane {...props} />
      </Suspense>
    </div>
  );
}
