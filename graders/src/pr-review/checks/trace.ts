import type { Evidence } from '../../report.ts';
import type { TestRun } from '../world/version-runner.ts';
import { table } from './named.ts';

const LETTERS = 'ABCD';

/** The failing schedule as one column per task, in the order in which things happened. */
export function traceEvidence(run: TestRun, on: string): Evidence {
  const { failure } = run;
  const what = run.error === null ? run.status : `${run.error.name}: ${run.error.message}`;
  const place = run.error?.file === undefined ? '' : ` (${run.error.file}:${run.error.line ?? 1})`;
  const summary = `${run.name} on ${on}: ${what}${place}`;
  if (failure === null || failure.interleaved === null) return { summary, ...(failure === null || failure.trace.length === 0 ? {} : { facts: failure.trace.map(({ text }) => text) }) };
  const columns = Array.from({ length: failure.interleaved.tasks }, (_, task) => `Task ${LETTERS[task] ?? task + 1}`);
  const rows = failure.trace.filter(({ task }) => task !== null).map(({ task, text }, index) => [String(index + 1), ...columns.map((_, column) => (column === task ? text : ''))]);
  const processes = failure.processes === 'one' ? 'all in one process' : 'a process each';
  return { summary, tables: [table(`Failing order, ${processes}; ${run.failing} of ${run.schedules} orders that were run fail`, ['Step', ...columns], rows)] };
}

/** A word for how a test ended, for tables. */
export function word(run: TestRun): string {
  if (run.status === 'pass') return run.interleaved ? `pass (${run.schedules} orders)` : 'pass';
  if (run.status === 'fail') return run.error?.name === 'AssertionError' ? 'fails' : `error: ${run.error?.name ?? ''}`;
  if (run.status === 'too-many') return 'too many orders';
  return run.status;
}
