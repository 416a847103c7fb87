import type { ContextRun } from '@assay/server/contract/context-evidence.ts';
import { partOverCeiling } from './part-over-ceiling.ts';
import classes from './context-runs.module.css';

/** The text part by part with its tokens in the margin, and the ceiling as a line where it is crossed. */
export function CeilingText({ parts, limit }: { parts: ContextRun['parts']; limit: number }) {
  const over = partOverCeiling(parts, limit);
  return (
    <details open>
      <summary>The text, part by part</summary>
      <div className={classes.text} tabIndex={0} role="region" aria-label="Text with tokens"><ol>
        {parts.map(({ kind, label, tokens, text }, i) => (
          <li key={i} className={classes[kind]}>
            {i === over && <p className={classes.ceiling}>ceiling: {limit} tokens</p>}
            <span className={classes.margin}><b>{tokens}</b> {kind === 'frame' ? '' : label}</span>
            <pre>{text}</pre>
          </li>
        ))}
        {over === null && <li><p className={classes.ceiling}>ceiling: {limit} tokens, not reached</p></li>}
      </ol></div>
    </details>
  );
}
