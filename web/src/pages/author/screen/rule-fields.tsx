import { Checkbox, NumberInput } from '@mantine/core';
import { DEPTH_WORDS, ruleSentence } from '../../../screens/rule-words.ts';
import classes from './screen.module.css';
import type { Draft } from './use-draft.ts';

const NEW_THRESHOLD = 50;

/** The thresholds, and at once the rule that they make in words. */
export function RuleFields({ draft: { draft: { rule }, set, wrong } }: { draft: Draft }) {
  const threshold = (depth: keyof typeof rule, value: number) => (
    <NumberInput label={DEPTH_WORDS[depth]} description="At least, of 100" min={0} max={100} clampBehavior="strict" allowDecimal={false} value={value}
      onChange={(next) => { set({ rule: { ...rule, [depth]: Number(next) } }); }} error={wrong(`/rule/${depth}`)} />
  );
  return (
    <section className={classes.card} aria-labelledby="rule">
      <h2 id="rule">Who passes</h2>
      <div className={classes.thresholds}>
        {threshold('databaseSecurity', rule.databaseSecurity)}
        {threshold('llmSystems', rule.llmSystems)}
        {rule.codeReview !== null && threshold('codeReview', rule.codeReview)}
      </div>
      <Checkbox mt="sm" label="Code review is required too" checked={rule.codeReview !== null} onChange={(event) => { set({ rule: { ...rule, codeReview: event.currentTarget.checked ? NEW_THRESHOLD : null } }); }} />
      <p className={classes.sentence} aria-live="polite">{ruleSentence(rule)}</p>
    </section>
  );
}
