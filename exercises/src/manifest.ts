import { z } from 'zod';

const Line = z.string().trim().min(1, 'Expected some text.').max(200, 'Expected at most 200 characters.').refine((text) => !text.includes('\n'), 'Expected one line.');

export const COMPETENCIES = ['database-security', 'llm-systems', 'code-review'] as const;
export const LEVELS = ['junior', 'mid', 'senior'] as const;

export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const Config = z.record(z.string(), z.unknown());
const Word = z.string().regex(/^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u, 'Expected words of letters and digits.').max(60, 'Expected at most 60 characters.');

/** One of several ways to give an exercise. What its folder `variants/<name>/` holds joins or replaces what all have. */
const VariantSchema = z.strictObject({
  name: z.string().regex(SLUG, 'Expected lower-case words with - between them.').max(60, 'Expected at most 60 characters.'),
  /** Joins `config`; what both have, this one says. */
  config: Config.default({}),
  /** Other words for words of the fixture, the brief, the files and the samples: `nordlicht: morgenrot`. In any case, whole words only. */
  names: z.record(Word, Word).default({}),
});
export type Variant = z.infer<typeof VariantSchema>;

/**
 * `exercise.yaml`: what an exercise is. The slug is the folder's name. `config` belongs to the kind and is
 * checked by its grader (for `rls-review`: `leaks: [name, …]` of the fixture's leaks/ folder).
 */
export const ManifestSchema = z.strictObject({
  $schema: z.string().optional(),
  kind: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'Expected a grader kind, e.g. rls-review.'),
  title: Line,
  /** One or two sentences for the catalogue; must not give the answer away. */
  summary: z.string().trim().min(1, 'Expected some text.').max(600, 'Expected at most 600 characters.'),
  competency: z.enum(COMPETENCIES),
  level: z.enum(LEVELS),
  /** For interviewers and authors, never for the candidate: what a good answer shows of a person. */
  tells: z.string().trim().min(1, 'Expected some text.').max(600, 'Expected at most 600 characters.'),
  /** What to ask in the interview afterwards; never for the candidate. */
  follow_up: z.array(Line).min(2, 'Expected 2 to 4 questions.').max(4, 'Expected 2 to 4 questions.'),
  timebox_minutes: z.int().min(5).max(240),
  /** A folder of fixtures/{databases,corpora,repos}/ by its name, or a path from the exercise folder that starts with `./` or `../`. */
  fixture: z.string().regex(/^([a-z0-9][a-z0-9-]*|\.{1,2}\/.+)$/, 'Expected the name of a fixture, or a path that starts with ./ or ../.').optional(),
  config: Config.default({}),
  /** For staff: their names may say where the answer is. */
  variants: z.array(VariantSchema).min(2, 'Expected at least two variants, or none.')
    .refine((variants) => new Set(variants.map(({ name }) => name)).size === variants.length, 'Two variants have the same name. Rename one of them.').default([]),
});
export type Manifest = z.infer<typeof ManifestSchema>;

/** `submissions/fail/<name>/expect.yaml`: the checks this sample must fail, and what is wrong with it. */
export const ExpectSchema = z.strictObject({
  fails: z.array(z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/, 'Expected a check id, e.g. rls-review/fix-closes-leak.')).min(1, 'Expected at least one check id.'),
  why: z.string().trim().min(1).optional(),
});
export type Expect = z.infer<typeof ExpectSchema>;
