import type { JudgedRun } from '../judge/judged-run.ts';
import type { CaseRuns } from '../runs/run-case.ts';

/** Where a rule was broken. `limit` is the run's, in tokens; null: it shows over several runs. */
export type Breach = { case: string; limit: number | null; detail: string };

/** One question about all runs. `reached`: whether the cases tried it at all; what was not tried is not passed. */
export type Ruling = { reached: boolean; breaches: Breach[] };
export type Rule = { name: string; title: string; judge(cases: readonly CaseRuns[]): Ruling };

/** A rule that looks at each run alone. `ask` gives null where the run does not try it, else what was wrong. */
export function perRun(name: string, title: string, which: (run: JudgedRun) => boolean, ask: (run: JudgedRun, from: CaseRuns) => string[] | null): Rule {
  return {
    name, title,
    judge(cases) {
      let reached = false;
      const breaches: Breach[] = [];
      for (const from of cases) {
        for (const run of from.runs.filter((each) => each.output?.status === 'ok' && which(each))) {
          const wrong = ask(run, from);
          if (wrong === null) continue;
          reached = true;
          breaches.push(...wrong.map((detail) => ({ case: from.truth.case.name, limit: run.limit, detail })));
        }
      }
      return { reached, breaches };
    },
  };
}

export const anyRun = (): boolean => true;
export const isOpen = ({ kind }: JudgedRun): boolean => kind === 'open';

/** The runs along the curve, by rising room. */
export const curveOf = ({ runs }: CaseRuns): JudgedRun[] => runs.filter(({ kind }) => kind === 'room').sort((a, b) => a.room - b.room);
