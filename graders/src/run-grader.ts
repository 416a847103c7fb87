import { randomUUID } from 'node:crypto';
import type { GradingMaterial } from '@assay/exercises/grading-material.ts';
import type { ClaudeSettings } from './claude/claude-settings.ts';
import type { Graded, Progress, Subject, Ungradable } from './grader.ts';
import { graderFor, type BoundGrader } from './registry.ts';
import { ReportSchema, scoreOf, type Check, type Report } from './report.ts';

/** What went wrong on our side; for the log, never for a report. */
export type Incident = { id: string; slug: string; seed: number; cause: unknown };

export type GradeRequest = {
  exercise: GradingMaterial;
  files: Record<string, string>;
  sandboxUrl: string;
  seed: number;
  /** For submissions of people. An exercise is checked without, so that no model decides what may be published. */
  claude?: ClaudeSettings | null;
  tell?: (progress: Progress) => void;
  signal?: AbortSignal;
  onIncident?: (incident: Incident) => void;
};

/**
 * Grades one submission. Never throws: a grader that fails becomes a `broken` report with an incident id,
 * which has no score, so that our fault is nobody's zero.
 */
export async function runGrader(request: GradeRequest): Promise<Report> {
  const { exercise, seed } = request;
  const started = performance.now();
  let grader: BoundGrader | null = null;
  const common = () => ({ graderVersion: grader === null ? exercise.kind : `${grader.kind} ${grader.version}`, exerciseHash: exercise.hash, variant: exercise.variant, seed, durationMs: Math.round(performance.now() - started) });
  try {
    grader = await graderFor(exercise);
    const result = await grader.grade(subjectOf(request), request.tell ?? (() => {}));
    requireOwnIds(exercise.kind, result.checks);
    if (result.outcome === 'ungradable') {
      return ReportSchema.parse({ outcome: 'ungradable', score: null, reason: result.reason, checks: result.checks, metrics: {}, ...common() });
    }
    return ReportSchema.parse({ outcome: 'graded', score: scoreOf(result.checks), checks: result.checks, metrics: result.metrics, questions: result.questions ?? [], ...common() });
  } catch (cause) {
    const id = randomUUID();
    request.onIncident?.({ id, slug: exercise.slug, seed, cause });
    return { outcome: 'broken', score: null, reason: id, checks: [], questions: [], metrics: {}, ...common() };
  }
}

/**
 * What the candidate's "Check" says about the work so far.
 * @throws when we fail; there is no report to protect yet
 */
export async function runVisibleChecks(request: GradeRequest): Promise<Graded | Ungradable> {
  const grader = await graderFor(request.exercise);
  const result = await grader.visibleChecks(subjectOf(request), request.tell ?? (() => {}));
  // The last line of defence against showing a reviewer's evidence to a candidate.
  return { ...result, checks: result.checks.filter(({ audience }) => audience === 'candidate') };
}

function subjectOf({ exercise, files, sandboxUrl, seed, claude = null, signal }: GradeRequest): Subject {
  return { files, exerciseDirectory: exercise.directory, variantDirectory: exercise.variantDirectory, names: exercise.names, fixtureDirectory: exercise.fixtureDirectory, sandboxUrl, seed, claude, ...(signal === undefined ? {} : { signal }) };
}

/** Reviews and comparisons refer to checks by id, so a doubled or foreign one would mix up results. */
function requireOwnIds(kind: string, checks: readonly Check[]): void {
  const ids = checks.map(({ id }) => id);
  const wrong = ids.find((id, index) => !id.startsWith(`${kind}/`) || ids.indexOf(id) !== index);
  if (wrong !== undefined) throw new Error(`The grader of ${kind} gave the check id ${wrong}, which is foreign or doubled.`);
}
