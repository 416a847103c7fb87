import classes from './diff-lines.module.css';

/** A unified diff to read: the sign at the start of a line says what its colour says. */
export function DiffLines({ diff, label }: { diff: string; label: string }) {
  const lines = diff.trimEnd().split('\n').filter((line) => !line.startsWith('\\') && !line.startsWith('Index:') && !/^=+$/.test(line));
  return (
    <pre className={classes.diff} aria-label={label} tabIndex={0} role="region">
      {lines.map((line, i) => <span key={i} className={classes[kindOf(line)]}>{line === '' ? ' ' : line}{'\n'}</span>)}
    </pre>
  );
}

function kindOf(line: string): 'file' | 'place' | 'added' | 'removed' | 'same' {
  if (line.startsWith('+++') || line.startsWith('---')) return 'file';
  if (line.startsWith('@@')) return 'place';
  if (line.startsWith('+')) return 'added';
  return line.startsWith('-') ? 'removed' : 'same';
}
