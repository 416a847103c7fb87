import type { CaseRuns } from '../runs/run-case.ts';
import { curveOf, type Breach, type Rule } from './rule.ts';

const NEARLY_NOTHING = 0.2;
const NEARLY_ALL = 0.9;
const MOST_SHRINKAGE = 0.1;
const LEAST_EVEN_SHARE = 0.6;

const open = ({ runs }: CaseRuns) => runs.find(({ kind }) => kind === 'open');
const largest = (from: CaseRuns) => curveOf(from).at(-1);
const measurable = (cases: readonly CaseRuns[]) => cases.filter(({ optimum }) => optimum.full > 0);
const breach = ({ truth }: CaseRuns, limit: number | null, detail: string): Breach => ({ case: truth.case.name, limit, detail });

export const CURVE_RULES: readonly Rule[] = [
  {
    name: 'all-or-nothing', title: 'With less room there is less, not nothing',
    judge(cases) {
      const judged = measurable(cases).filter((from) => (open(from)?.utility ?? 0) >= NEARLY_ALL * from.optimum.full);
      const empty = judged.filter((from) => (largest(from)?.utility ?? 0) <= NEARLY_NOTHING * from.optimum.full);
      const broken = empty.length * 2 > judged.length;
      return { reached: judged.length > 0, breaches: broken ? empty.map((from) => breach(from, largest(from)?.limit ?? null, `Worth ${largest(from)?.utility} in three times the room that all answers need, and ${open(from)?.utility} of ${from.optimum.full} where everything fits.`)) : [] };
    },
  },
  {
    name: 'first-misfit-stops', title: 'A best hit that does not fit does not end it',
    judge(cases) {
      const tried = measurable(cases).filter(({ truth }) => truth.case.special === 'oversized-hit');
      return { reached: tried.length > 0, breaches: tried.filter((from) => (largest(from)?.utility ?? 0) === 0).map((from) => breach(from, largest(from)?.limit ?? null, 'The best hit is larger than every room, and nothing else is answered.')) };
    },
  },
  {
    name: 'shrinks-with-budget', title: 'More room is never worth less',
    judge(cases) {
      const losses = measurable(cases).map((from) => {
        const values = curveOf(from).map(({ utility }) => utility);
        return { from, lost: values.slice(1).reduce((sum, value, i) => sum + Math.max(0, (values[i] ?? 0) - value), 0) / from.optimum.full };
      });
      const mean = losses.reduce((sum, { lost }) => sum + lost, 0) / Math.max(1, losses.length);
      return { reached: losses.length > 0, breaches: mean > MOST_SHRINKAGE ? losses.filter(({ lost }) => lost > MOST_SHRINKAGE).map(({ from, lost }) => breach(from, null, `${Math.round(100 * lost)} % of the full value is lost where there is more room.`)) : [] };
    },
  },
  {
    name: 'non-latin-starved', title: 'Answers in other scripts are found as well',
    judge(cases) {
      const counted = { latin: { held: 0, of: 0 }, other: { held: 0, of: 0 } };
      const missed: Breach[] = [];
      for (const from of measurable(cases)) {
        const run = open(from);
        if (run === undefined || run.output?.status !== 'ok') continue;
        for (const ask of from.truth.case.asks.filter((one) => from.truth.carriers(one).length > 0)) {
          const other = from.truth.case.otherScript.includes(ask.id);
          const part = counted[other ? 'other' : 'latin'];
          part.of += ask.weight;
          if (run.answered.has(ask.id)) part.held += ask.weight;
          else if (other) missed.push(breach(from, run.limit, `“${ask.term}” is not answered though everything fits.`));
        }
      }
      const share = ({ held, of }: { held: number; of: number }) => held / of;
      return { reached: counted.latin.held > 0 && counted.other.of > 0, breaches: share(counted.other) < LEAST_EVEN_SHARE * share(counted.latin) ? missed : [] };
    },
  },
];
