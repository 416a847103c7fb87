import { isDeepStrictEqual } from 'node:util';
import type { JudgedRun } from '../judge/judged-run.ts';
import type { CaseRuns } from '../runs/run-case.ts';
import type { Breach, Rule } from './rule.ts';

/** A rule over all runs of all cases, those included that gave no context. */
function overAll(name: string, title: string, ask: (run: JudgedRun, from: CaseRuns) => string[] | null): Rule {
  return {
    name, title,
    judge(cases) {
      let reached = false;
      const breaches: Breach[] = [];
      for (const from of cases) {
        for (const run of from.runs) {
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

export const RUN_RULES: readonly Rule[] = [
  overAll('unstable-output', 'The same input gives the same output', (run, { repeats }) => {
    const again = repeats.find(({ kind, limit }) => kind === run.kind && limit === run.limit);
    if (again === undefined || run.output === null || again.output === null) return null;
    return isDeepStrictEqual(inOrder(run.output), inOrder(again.output)) ? [] : ['Run again, in another process and with equally good hits in another order, it gives something else.'];
  }),

  overAll('mutates-input', 'The input is left as it was', (run, { truth }) => {
    if (run.ran.ended.status !== 'ok') return null;
    const { history, asks, principals } = truth.case;
    const changed = Object.entries({ history, asks, principals }).filter(([name, value]) => !isDeepStrictEqual(run.ran.ended.status === 'ok' ? run.ran.ended.after[name as 'history'] : null, value));
    return changed.map(([name]) => `${name} of the input is another after the run.`);
  }),

  overAll('unbounded-reads', 'Calls stay within what the contract allows', ({ log }) => log.refused.map((what) => `It asked for ${what}.`)),

  overAll('empty-retriever', 'No hits are no failure', (run, { truth, optimum }) => {
    if (truth.case.special !== 'no-hits' || run.limit < optimum.emptyTokens) return null;
    const { ended } = run.ran;
    if (ended.status !== 'ok') return [`No document is found, and it ends with: ${ended.message}`];
    return run.output?.status === 'ok' ? [] : ['No document is found, and the answer is not “ok”.'];
  }),

  overAll('read-failure', 'A read that fails costs one document', (run) => {
    const rejected = [...new Set(run.log.reads.filter(({ outcome }) => outcome === 'rejected').map(({ id }) => id))];
    if (rejected.length === 0) return null;
    const { ended } = run.ran;
    if (ended.status !== 'ok') return [`A read is rejected, and it ends with: ${ended.message}`];
    return rejected.filter((id) => run.output?.status === 'ok' && !run.output.dropped.some((drop) => drop.id === id && (drop.reason === 'unavailable' || drop.reason === 'superseded'))).map((id) => `The read of ${id} was rejected, and it is not reported as unavailable.`);
  }),
];

/** Hits of equal score come in any order, so the order in which they are dropped says nothing. */
const inOrder = (output: NonNullable<JudgedRun['output']>) => ({ ...output, dropped: [...output.dropped].sort((a, b) => (a.id < b.id ? -1 : 1)) });
