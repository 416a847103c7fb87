import type { z } from 'zod';
import type { Check } from './report.ts';

/** A step of a running grade, for people who wait. `share` is 0–1 where it is known. */
export type Progress = { step: string; share?: number };

/** What is graded: the submitted files, the exercise's folders and a server for throw-away databases. */
export type Subject = {
  /** Submitted files by their name relative to the workspace. */
  files: Record<string, string>;
  /** Absolute path of the exercise folder; graders read `hidden/` and the fixture from here. */
  exerciseDirectory: string;
  /** Absolute path of the fixture the exercise names, or null. */
  fixtureDirectory: string | null;
  /** Administrator URL of a sandbox server for databases the grade makes and drops. */
  sandboxUrl: string;
  seed: number;
};

export type Graded = { outcome: 'graded'; checks: Check[]; metrics: Record<string, number> };
/** The submission cannot be run, for a reason the candidate can act on. */
export type Ungradable = { outcome: 'ungradable'; reason: string; checks: Check[] };

/** One kind of exercise. Measures only; throws when we fail, so that our fault is never a candidate's zero. */
export interface Grader<Config> {
  kind: string;
  version: string;
  config: z.ZodType<Config>;
  grade(subject: Subject, config: Config, tell: (progress: Progress) => void): Promise<Graded | Ungradable>;
}
