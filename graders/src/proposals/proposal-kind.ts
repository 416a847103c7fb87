import type { Exercise } from '@assay/exercises/load-exercise.ts';
import type { Files } from '@assay/exercises/folder-files.ts';
import type { z } from 'zod';

/** What is proposed as files of the exercise, why, and what to do next. */
export type Proposed = { files: Files; why: string; next: string };

/** One thing that can be asked for. Whatever comes back is only files, which the check judges as a person's. */
export type ProposalKind<Answer> = {
  /** Why it cannot be asked for here, with the remedy; null when it can. */
  whyNot(exercise: Exercise): string | null;
  task: string;
  /** What the model needs to know, by path. */
  material(exercise: Exercise, sandboxUrl: string): Promise<Files>;
  answer: z.ZodType<Answer>;
  /** @throws UnusableAnswer when it does not fit the exercise */
  read(answer: Answer, exercise: Exercise): Promise<Proposed>;
};
