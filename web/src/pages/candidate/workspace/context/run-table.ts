import type { CheckRun } from '@assay/server/contract/attempt.ts';
import type { ContextRun, Curve } from '@assay/server/contract/context-evidence.ts';

export type Cell = { run: ContextRun; key: string; sign: '✓' | '✗' | '–'; words: string; ratio: number | null };
export type Row = { name: string; cells: Cell[] };
export type RunTable = { rows: Row[]; curves: Curve[]; failed: CheckRun['checks']; area: number | null };

/** What a run of the visible checks says of each practice case under each ceiling. */
export function runTable({ checks }: Pick<CheckRun, 'checks'>): RunTable {
  const isTrace = ({ evidence }: CheckRun['checks'][number]) => evidence?.length !== undefined && evidence.length > 1 && evidence.every(({ run }) => run !== undefined);
  const traces = checks.filter(isTrace);
  const area = checks.find(({ share }) => share !== undefined);
  return {
    rows: traces.map(({ evidence = [] }) => {
      const cells = evidence.flatMap(({ run }) => (run === undefined ? [] : [cellOf(run)]));
      return { name: cells[0]?.run.case ?? '', cells };
    }),
    curves: (area?.evidence ?? []).flatMap(({ curve }) => (curve === undefined ? [] : [curve])),
    failed: checks.filter((check) => check.verdict === 'fail' && !traces.includes(check) && check !== area),
    area: area?.share ?? null,
  };
}

function cellOf(run: ContextRun): Cell {
  const key = `${run.case}:${run.limit}`;
  const ratio = run.zone === 'tight' || run.zone === 'empty' || run.optimum === null || run.optimum === 0 ? null : Math.min(1, run.value / run.optimum);
  if (run.problems.length > 0) return { run, key, sign: '✗', words: `fails: ${run.problems[0] ?? ''}`, ratio };
  if (ratio === null) return { run, key, sign: run.optimum === 0 || run.zone !== 'room' ? '✓' : '–', words: 'as it should be', ratio };
  return { run, key, sign: '✓', words: `${Math.round(ratio * 100)} % of the best`, ratio };
}

/** The column's name: what the empty layout leaves of the limit, or why nothing is left. */
export function columnName({ zone, room }: ContextRun): string {
  if (zone === 'tight') return 'too small';
  if (zone === 'empty') return 'empty fits';
  return zone === 'open' ? 'open' : `room ${room}`;
}
