import type { Check, Report } from '../report.ts';

/** One submission with a known result, graded once per seed. */
export type MatrixRow = {
  /** `starter`, `control: deny everything`, `fail/select-only`. */
  name: string;
  /** The exercise's variant it was graded by; null where it has none. */
  variant: string | null;
  expected: 'pass' | 'fail' | 'ungradable';
  /** Where an author repairs it: the sample's folder, or the exercise's. */
  directory: string;
  /** Checks it must fail, and the line of expect.yaml that says so. */
  mustFail: { id: string; line: number | null }[];
  runs: { seed: number; report: Report; incident: string | null }[];
};

/** What the kill matrix found about an exercise. */
export type Matrix = {
  slug: string;
  kind: string;
  /** In the order of exercise.yaml; empty where the exercise has none. */
  variants: readonly string[];
  rows: MatrixRow[];
  /** Check ids in the order of the first graded report. */
  checks: Pick<Check, 'id' | 'title' | 'weight'>[];
  /** Checks that only a person judges, each with the reason. */
  judgedByPerson: Readonly<Record<string, string>>;
  /** As the grader says of its kind. */
  seedMakesCases: boolean;
};

/** A row's name, with its variant where there are several. */
export function labelOf({ name, variant }: Pick<MatrixRow, 'name' | 'variant'>): string {
  return variant === null ? name : `${variant}: ${name}`;
}

/** A report passes when nothing failed and something was measured. */
export function passes({ outcome, checks }: Report): boolean {
  return outcome === 'graded' && checks.some(({ verdict }) => verdict === 'pass') && checks.every(({ verdict }) => verdict !== 'fail');
}

/** All checks that some run reported, each once. */
export function checksOf(rows: readonly MatrixRow[]): Matrix['checks'] {
  const all = rows.flatMap(({ runs }) => runs.flatMap(({ report }) => report.checks));
  return [...new Map(all.map(({ id, title, weight }) => [id, { id, title, weight }])).values()];
}

export function verdictOf({ checks }: Report, id: string): Check | undefined {
  return checks.find((check) => check.id === id);
}
