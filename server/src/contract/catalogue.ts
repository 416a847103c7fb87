import { z } from 'zod';
import { CatalogueExerciseSchema } from './authoring.ts';

/** `GET /api/catalogue/:exerciseId`: all that members may know of an exercise before they choose it. */
export const ExerciseDetailSchema = z.strictObject({
  ...CatalogueExerciseSchema.shape,
  /** Markdown, as the candidate reads it. */
  brief: z.string(),
  /** The files that the candidate starts from. */
  starter: z.array(z.string()),
  /** Ids of the checks that its samples are made to fail. */
  checks: z.array(z.string()),
  /** Answers that it is known to tell from a right one, by its samples. */
  wrongAnswers: z.array(z.strictObject({ name: z.string(), why: z.string(), fails: z.array(z.string()) })),
  /** How many different right answers it is known to accept. */
  rightAnswers: z.int(),
  /** Newest first. */
  versions: z.array(z.strictObject({ id: z.uuid(), version: z.int(), contentHash: z.string(), publishedAt: z.iso.datetime() })),
});

export type ExerciseDetail = z.infer<typeof ExerciseDetailSchema>;
