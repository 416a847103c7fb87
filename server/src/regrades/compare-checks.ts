import type { Check } from '@assay/graders/report.ts';
import type { CheckDifference } from '../contract/regrades.ts';
import { pointsOf, rulingsThatApply, type MadeRuling } from '../rulings/rule-checks.ts';

/**
 * The checks of a run beside those of the grade before it, in the order of the run; what it has no more comes last.
 * @param rulings on the attempt, newest first
 */
export function compareChecks(before: readonly Check[], after: readonly Check[], rulings: readonly MadeRuling[]): CheckDifference[] {
  const words = rulingsThatApply(after, rulings);
  const applied = rulingsThatApply(before, rulings).filter(({ applies }) => applies).map(({ id }) => id);
  const gone = before.filter(({ id }) => !after.some((check) => check.id === id));
  return [...after, ...gone].map(({ id, title }) => {
    const was = sideOf(before, id);
    const is = sideOf(after, id);
    const word = words.find(({ checkId }) => checkId === id);
    return {
      id, title, before: was, after: is,
      changed: was?.verdict !== is?.verdict || was?.earned !== is?.earned || was?.weight !== is?.weight,
      ruling: word === undefined || word.verdict === null ? null : { verdict: word.verdict, reason: word.reason, by: word.by, fate: word.applies ? 'applies' : applied.includes(word.id) ? 'moot' : 'moot-before' },
    };
  });
}

function sideOf(checks: readonly Check[], id: string): CheckDifference['before'] {
  const check = checks.find((known) => known.id === id);
  if (check === undefined) return null;
  const { title, verdict, weight, detail } = check;
  return { title, verdict, weight, detail, earned: pointsOf(check).earned };
}
