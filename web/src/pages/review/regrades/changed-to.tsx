import type { ReactNode } from 'react';
import classes from './regrades.module.css';

/** Before and after; once where they are the same. */
export function ChangedTo({ before, after, same }: { before: ReactNode; after: ReactNode; same: boolean }) {
  if (same) return <>{before}</>;
  return <span className={classes.verdicts}><span>{before}</span><span className={classes.arrow} aria-hidden="true">→</span><span className="visually-hidden">becomes</span><strong>{after}</strong></span>;
}
