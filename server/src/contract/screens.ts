import { z } from 'zod';

/** What a screen measures. Each exercise counts to one of them, by its kind. */
export const DepthSchema = z.enum(['databaseSecurity', 'llmSystems', 'codeReview']);

/** Which depth an exercise of a kind counts to; a kind that is not here counts to none. */
export const DEPTH_OF_KIND: Readonly<Partial<Record<string, Depth>>> = {
  'rls-review': 'databaseSecurity',
  'context-assembly': 'llmSystems',
  'pr-review': 'codeReview',
};

const ThresholdSchema = z.int('Expected a whole number from 0 to 100.').min(0, 'Expected 0 or more.').max(100, 'Expected 100 or less.');

/** What a candidate must reach in each depth, in points of 100. Code review may be shown and not required: null. */
export const PassRuleSchema = z.strictObject({ databaseSecurity: ThresholdSchema, llmSystems: ThresholdSchema, codeReview: ThresholdSchema.nullable() });

/** What was reached in each depth, in whole points; null while an exercise that counts has no score, and where none counts. */
export const DepthScoresSchema = z.strictObject({ databaseSecurity: z.int().nullable(), llmSystems: z.int().nullable(), codeReview: z.int().nullable() });

/**
 * `both-depths`: all that is required was reached. `one-depth-only`: database security or LLM systems, and not both.
 * `not-enough`: anything else. `open`: a score that the rule needs is missing.
 */
export const FitSchema = z.enum(['both-depths', 'one-depth-only', 'not-enough', 'open']);

/** One task of a screen: the exercise version, how much it counts in its depth, its time box, and a word of the company to the candidate. */
export const ScreenExerciseSchema = z.strictObject({
  exerciseId: z.uuid('Expected an exercise of the catalogue.'),
  weight: z.number('Expected a number.').min(0, 'Expected 0 or more.').max(100, 'Expected 100 or less.'),
  minutes: z.int('Expected whole minutes.').min(1, 'Expected at least a minute.').max(480, 'Expected 480 minutes or less.'),
  instructions: z.string().max(4000, 'Expected 4000 characters or less.'),
  /** Of an exercise with variants: everybody gets the first, or each candidate another, in even parts. */
  variant: z.enum(['same', 'different'], 'Expected same or different.').default('same'),
});

/** How many hours before the end of the invitation whoever has not finished gets a mail; none: no mail. */
const ReminderHoursSchema = z.array(z.int('Expected whole hours.').min(1, 'Expected at least an hour.').max(720, 'Expected 720 hours or less.'))
  .max(3, 'Expected 3 reminders or less.').refine((hours) => new Set(hours).size === hours.length, 'Two of them are at the same time. Remove one.');

/** All that a version of a screen says. Policies, introduction and instructions are Markdown. */
export const ScreenDefinitionSchema = z.strictObject({
  title: z.string().trim().min(1, 'Expected a title.').max(200, 'Expected 200 characters or less.'),
  introduction: z.string().max(10_000, 'Expected 10000 characters or less.'),
  /** `fixed`: a task can be started when those before it are handed in. */
  taskOrder: z.enum(['fixed', 'free']),
  /** Without breaks all tasks are done in one sitting: their minutes, and ten more between two of them. */
  breaksAllowed: z.boolean(),
  aiPolicy: z.string().max(10_000, 'Expected 10000 characters or less.'),
  dataPolicy: z.string().max(10_000, 'Expected 10000 characters or less.'),
  /** What the company looks for, in its own words. */
  competencies: z.array(z.string().trim().min(1, 'Expected a name.').max(100, 'Expected 100 characters or less.')).max(20, 'Expected 20 or less.'),
  rule: PassRuleSchema,
  reminderHours: ReminderHoursSchema.default([48, 24]),
  exercises: z.array(ScreenExerciseSchema).max(20, 'Expected 20 exercises or less.').superRefine((exercises, { addIssue }) => {
    for (const [index, { exerciseId }] of exercises.entries()) {
      const first = exercises.findIndex((other) => other.exerciseId === exerciseId);
      if (first < index) addIssue({ code: 'custom', path: [index, 'exerciseId'], message: `It is exercise ${first + 1} already. Remove one of them.` });
    }
  }),
});

/** What a new screen starts from. */
export const NEW_SCREEN: ScreenDefinition = {
  title: '',
  introduction: '',
  taskOrder: 'free',
  breaksAllowed: true,
  aiPolicy: 'Use the documentation and tools that you use at work, AI assistants included. Say in your explanation where one helped. The work must be yours to defend.',
  dataPolicy: 'Your files, the SQL you run and when you run it are recorded. Your screen, camera, microphone and clipboard are not. The interviewers of this organization see what was measured and the evidence, and decide themselves.',
  competencies: [],
  rule: { databaseSecurity: 70, llmSystems: 70, codeReview: null },
  reminderHours: [48, 24],
  exercises: [],
};

/** `draft`: never published. */
export const ScreenStateSchema = z.enum(['draft', 'published', 'archived']);

/** A line of the list: what the newest version says, or the draft of a screen that has none. */
export const ScreenViewSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  state: ScreenStateSchema,
  /** The newest published version. */
  version: z.int().nullable(),
  hasDraft: z.boolean(),
  introduction: z.string(),
  rule: PassRuleSchema,
  exercises: z.array(z.strictObject({ id: z.uuid(), slug: z.string(), title: z.string(), kind: z.string(), minutes: z.int(), weight: z.number() })),
});
/** `GET /api/screens`. */
export const ScreensSchema = z.strictObject({ items: z.array(ScreenViewSchema) });

export const ScreenVersionSchema = z.strictObject({
  version: z.int(),
  definition: ScreenDefinitionSchema,
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
  /** How many candidates were invited to it. */
  sessions: z.int(),
});

/** `GET /api/screens/:screenId`; also the answer to every change of a screen. `POST /api/screens` takes a ScreenDefinition → 201. */
export const ScreenDetailSchema = z.strictObject({
  id: z.uuid(),
  state: ScreenStateSchema,
  /** Counts the changes; send it back with the next one. */
  revision: z.int(),
  /** What the next version will say; null when nothing was changed since the newest. */
  draft: ScreenDefinitionSchema.nullable(),
  /** Newest first. */
  versions: z.array(ScreenVersionSchema),
  /** The exercise versions that draft and versions speak of. */
  exercises: z.array(z.strictObject({ id: z.uuid(), slug: z.string(), version: z.int(), title: z.string(), kind: z.string(), minutes: z.int(), variants: z.array(z.string()) })),
});

const RevisionSchema = z.int('Expected the revision of the screen that was read.');
/** `PUT /api/screens/:screenId/draft`. */
export const SaveDraftBodySchema = z.strictObject({ revision: RevisionSchema, definition: ScreenDefinitionSchema });
/** `POST /api/screens/:screenId/publish`. `…/copy` → 201, `…/archive` and `…/restore` take nothing. */
export const PublishBodySchema = z.strictObject({ revision: RevisionSchema });

export type Depth = z.infer<typeof DepthSchema>;
export type PassRule = z.infer<typeof PassRuleSchema>;
export type DepthScores = z.infer<typeof DepthScoresSchema>;
export type Fit = z.infer<typeof FitSchema>;
export type ScreenExercise = z.infer<typeof ScreenExerciseSchema>;
export type ScreenDefinition = z.infer<typeof ScreenDefinitionSchema>;
export type ScreenState = z.infer<typeof ScreenStateSchema>;
export type ScreenView = z.infer<typeof ScreenViewSchema>;
export type Screens = z.infer<typeof ScreensSchema>;
export type ScreenVersion = z.infer<typeof ScreenVersionSchema>;
export type ScreenDetail = z.infer<typeof ScreenDetailSchema>;
export type SaveDraftBody = z.infer<typeof SaveDraftBodySchema>;
export type PublishBody = z.infer<typeof PublishBodySchema>;
