import type { Problem } from '@assay/exercises/exercise-error.ts';
import type { GradingMaterial } from '@assay/exercises/grading-material.ts';
import type { Original } from '@assay/fixtures/workspace/workspace.ts';
import type { z } from 'zod';
import type { ClaudeSettings } from './claude/claude-settings.ts';
import type { Check } from './report.ts';

/** A step of a running grade, for people who wait. `share` is 0–1 where it is known. */
export type Progress = { step: string; share?: number };

/** What is graded: the submitted files, the exercise's folders and a server for throw-away databases. */
export type Subject = {
  /** Submitted files by their name relative to the workspace. */
  files: Record<string, string>;
  /** Absolute path of the exercise folder; graders read `hidden/` and the fixture from here. */
  exerciseDirectory: string;
  /** Absolute path of the folder of the exercise's variant, whose parts join or replace those of the exercise. */
  variantDirectory?: string | null;
  /** Words of the exercise and its fixture that are other ones in the variant. */
  names?: Readonly<Record<string, string>>;
  /** Absolute path of the fixture the exercise names, or null. */
  fixtureDirectory: string | null;
  /** Administrator URL of a sandbox server for databases the grade makes and drops. */
  sandboxUrl: string;
  seed: number;
  /** Who may add judgement; without, what a person judges waits for one. */
  claude?: ClaudeSettings | null;
  /** Nobody waits for the result any more: end by throwing. */
  signal?: AbortSignal;
};

export type Graded = { outcome: 'graded'; checks: Check[]; metrics: Record<string, number>; questions?: string[] };
/** The submission cannot be run, for a reason the candidate can act on. */
export type Ungradable = { outcome: 'ungradable'; reason: string; checks: Check[] };

/** A change under review: its words, and every file before and after it. */
export type PullRequest = { title: string; description: string; base: Record<string, string>; head: Record<string, string> };

export type Tell = (progress: Progress) => void;

/** A submission that every exercise of a kind must refuse, and the checks it must fail. */
export type Control = { name: string; files: Record<string, string>; fails: string[] };

/** One kind of exercise. Measures only; throws when we fail, so that our fault is never a candidate's zero. */
export interface Grader<Config> {
  kind: string;
  version: string;
  config: z.ZodType<Config>;
  /** Checks that stay `unmeasured` until a person judges them, each with the reason. */
  judgedByPerson: Readonly<Record<string, string>>;
  /**
   * The seed makes the cases. What else a wrong sample fails then varies with it; and since no exercise brings cases of
   * its own, the tests of the grader prove that every check can fail, not the samples of each exercise.
   */
  seedMakesCases: boolean;
  /** Why an exercise of this kind has one variant, or null where it may have several. */
  oneVariant: string | null;
  grade(subject: Subject, config: Config, tell: Tell): Promise<Graded | Ungradable>;
  /** What the candidate's own "Check" may say: nothing that depends on hidden files. */
  visibleChecks(subject: Subject, config: Config, tell: Tell): Promise<Graded | Ungradable>;
  /** Parts of an exercise that do not fit this kind, found on throw-away databases of a sandbox server where need be. */
  faults(exercise: GradingMaterial, config: Config, sandboxUrl: string): Promise<Problem[]>;
  /** What a candidate's own database starts from; null for a kind whose candidates work on files alone. */
  original(exercise: GradingMaterial, config: Config): Original | null;
  /** The pull request that candidates read, both sides of it; null for a kind without one. */
  pullRequest(exercise: GradingMaterial): PullRequest | null;
  /** Lets go of what is kept between grades on sandbox servers. */
  rest(): Promise<void>;
  /** Submissions that pass for an answer when a grader is weak, as denying everything does. */
  controls(exercise: GradingMaterial, config: Config): Control[];
}
