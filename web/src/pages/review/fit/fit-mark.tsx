import type { Fit } from '@assay/server/contract/screens.ts';
import { FIT_WORDS } from '@assay/server/contract/words.ts';
import classes from './fit.module.css';

const SIGNS: Record<Fit, string> = { 'both-depths': '✓', 'one-depth-only': '✗', 'not-enough': '✗', open: '–' };

/** What the screen's rule says, as word and sign; its colour only repeats them. */
export function FitMark({ fit }: { fit: Fit }) {
  return <span className={classes.mark} data-fit={fit}><span aria-hidden="true">{SIGNS[fit]}</span>{FIT_WORDS[fit]}</span>;
}
