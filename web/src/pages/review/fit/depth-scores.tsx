import type { ReviewSession } from '@assay/server/contract/review.ts';
import { DEPTH_WORDS, DEPTHS, ruleSentence } from '@assay/server/contract/words.ts';
import type { ReactNode } from 'react';
import { ScoreBar } from '../staff/score-bar.tsx';
import { FitMark } from './fit-mark.tsx';
import classes from './fit.module.css';

/** Both depths and code review with their thresholds, and what the rule makes of them. */
export function DepthScores({ session: { rule, scores, fit }, children }: { session: Pick<ReviewSession, 'rule' | 'scores' | 'fit'>; children?: ReactNode }) {
  return (
    <section className={classes.depths} aria-label="Depths">
      <dl>
        {DEPTHS.map((depth) => (
          <div key={depth}>
            <dt>{DEPTH_WORDS[depth]}</dt>
            <dd><ScoreBar score={scores[depth]} words="not scored" threshold={rule[depth]} /> <span className={classes.threshold}>{rule[depth] === null ? 'not required' : `needs ${rule[depth]}`}</span></dd>
          </div>
        ))}
      </dl>
      <p><FitMark fit={fit} /> <span>{ruleSentence(rule, scores, fit)}</span></p>
      {children}
    </section>
  );
}
