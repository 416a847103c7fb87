import { VERDICTS } from '@assay/server/contract/words.ts';
import classes from './verdict-mark.module.css';

/** A verdict as word and sign; its colour only repeats them. */
export function VerdictMark({ verdict }: { verdict: keyof typeof VERDICTS }) {
  const { sign, word } = VERDICTS[verdict];
  return <span className={`${classes.mark} ${classes[verdict]}`}><span aria-hidden="true">{sign}</span>{word}</span>;
}
