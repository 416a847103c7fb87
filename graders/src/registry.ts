import type { GradingMaterial } from '@assay/exercises/grading-material.ts';
import { ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import { problemsOf } from '@assay/exercises/read-yaml.ts';
import type { Original } from '@assay/fixtures/workspace/workspace.ts';
import { join } from 'node:path';
import type { Control, Graded, Grader, PullRequest, Subject, Tell, Ungradable } from './grader.ts';

/** A grader together with one exercise's configuration, which it has checked. */
export type BoundGrader = {
  kind: string;
  version: string;
  judgedByPerson: Readonly<Record<string, string>>;
  seedMakesCases: boolean;
  oneVariant: string | null;
  grade(subject: Subject, tell: Tell): Promise<Graded | Ungradable>;
  visibleChecks(subject: Subject, tell: Tell): Promise<Graded | Ungradable>;
  faults(sandboxUrl: string): Promise<Problem[]>;
  original(): Original | null;
  pullRequest(): PullRequest | null;
  controls(): Control[];
};

/** One line per kind; each is loaded when the first exercise of it comes, since most processes meet few or none. */
const KINDS: Readonly<Record<string, () => Promise<Kind>>> = {
  'rls-review': async () => kind((await import('./rls-review/rls-review.ts')).rlsReview),
  'context-assembly': async () => {
    const [{ contextAssembly }, { inSandbox }] = await Promise.all([import('./context-assembly/context-assembly.ts'), import('./context-assembly/sandboxed-assembler.ts')]);
    return kind(contextAssembly(inSandbox));
  },
  'pr-review': async () => kind((await import('./pr-review/pr-review.ts')).prReview),
};
/** The kinds of exercises that a grader judges; each has a folder of its name beside this file. */
export const gradedKinds: readonly string[] = Object.keys(KINDS);
const loaded = new Map<string, Promise<Kind>>();

/** Lets go of what graders keep on sandbox servers between grades; call it when no more are expected. */
export async function restGraders(): Promise<void> {
  for (const { rest } of await Promise.all(loaded.values())) await rest();
}

/**
 * The grader of an exercise, with its `config` checked.
 * @throws ExerciseError naming the line of exercise.yaml
 */
export async function graderFor(exercise: GradingMaterial): Promise<BoundGrader> {
  const load = Object.hasOwn(KINDS, exercise.kind) ? KINDS[exercise.kind] : undefined;
  if (load === undefined) {
    throw new ExerciseError([{ file: join(exercise.directory, 'exercise.yaml'), line: exercise.lineOf(['kind']), message: `no grader judges the kind ${exercise.kind}. The kinds are ${gradedKinds.join(', ')}.` }]);
  }
  const known = loaded.get(exercise.kind) ?? load();
  loaded.set(exercise.kind, known);
  return (await known).bind(exercise);
}

type Kind = { bind(exercise: GradingMaterial): BoundGrader; rest(): Promise<void> };

function kind<Config>(grader: Grader<Config>): Kind {
  return { rest: () => grader.rest(), bind: (exercise) => bind(grader, exercise) };
}

function bind<Config>(grader: Grader<Config>, exercise: GradingMaterial): BoundGrader {
  const parsed = grader.config.safeParse(exercise.config);
  if (!parsed.success) {
    const file = join(exercise.directory, 'exercise.yaml');
    throw new ExerciseError(parsed.error.issues.flatMap((issue) => problemsOf(file, issue, exercise.lineOf, ['config'])));
  }
  const config = parsed.data;
  return {
    kind: grader.kind,
    version: grader.version,
    judgedByPerson: grader.judgedByPerson,
    seedMakesCases: grader.seedMakesCases,
    oneVariant: grader.oneVariant,
    grade: (subject, tell) => grader.grade(subject, config, tell),
    visibleChecks: (subject, tell) => grader.visibleChecks(subject, config, tell),
    faults: (sandboxUrl) => grader.faults(exercise, config, sandboxUrl),
    original: () => grader.original(exercise, config),
    pullRequest: () => grader.pullRequest(exercise),
    controls: () => grader.controls(exercise, config),
  };
}
