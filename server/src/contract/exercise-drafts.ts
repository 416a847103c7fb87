import { CheckSchema } from '@assay/graders/report.ts';
import { z } from 'zod';
import { FilePathSchema, WorkspaceFileSchema } from './attempt.ts';

/** More files, or more text in all of them, nobody edits in a browser. */
export const MOST_DRAFT_FILES = 400;
export const MOST_DRAFT_BYTES = 8 * 1024 * 1024;

export const SlugSchema = z.string().max(60, 'Expected 60 characters or less.').regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Expected lower-case words with - between them.');

/** `POST /api/exercise-drafts` → 201: a draft with the files of a published exercise, and of its fixture below `world/`. */
export const CreateDraftBodySchema = z.strictObject({
  /** The name for ever; two exercises of an organization never share one. */
  slug: SlugSchema,
  exerciseId: z.uuid('Expected an exercise to copy.'),
});

/** `GET /api/exercise-skeletons`: a whole exercise of each kind to begin with, what it is called and about. */
export const SkeletonsSchema = z.strictObject({ items: z.array(z.strictObject({ kind: z.string(), title: z.string(), summary: z.string() })) });
/** `POST /api/exercise-drafts/from-skeleton` → 201. */
export const CreateDraftFromSkeletonBodySchema = z.strictObject({
  slug: SlugSchema,
  kind: z.string('Expected a kind.'),
  title: z.string().trim().min(1, 'Expected a title.').max(200, 'Expected 200 characters or less.').regex(/^[^\r\n]*$/, 'Expected one line.'),
});

export const DraftParamsSchema = z.strictObject({ draftId: z.uuid() });
export const DraftFileParamsSchema = z.strictObject({ ...DraftParamsSchema.shape, path: FilePathSchema });

/** `PUT /api/exercise-drafts/:draftId/files/*path`; `baseVersion` 0 makes a new file. */
export const SaveDraftFileBodySchema = z.strictObject({ content: z.string('Expected text.'), baseVersion: z.int('Expected a version.').min(0, 'Expected 0 or more.') });
/** `DELETE` of the same address. */
export const RemoveDraftFileQuerySchema = z.strictObject({ baseVersion: z.coerce.number('Expected a version.').int('Expected a version.').min(1, 'Expected 1 or more.') });
/** `POST /api/exercise-drafts/:draftId/move`. */
export const MoveDraftFileBodySchema = z.strictObject({ from: FilePathSchema, to: FilePathSchema, baseVersion: z.int('Expected a version.').min(1, 'Expected 1 or more.') });

export const OwnVersionSchema = z.strictObject({
  version: z.int(),
  exerciseId: z.uuid(),
  contentHash: z.string(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
});

const DraftSchema = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
  /** Since when it is offered for no new screen, or null. */
  retiredAt: z.iso.datetime().nullable(),
  /** Newest first; none before it was published. */
  versions: z.array(OwnVersionSchema),
});
/** `GET /api/exercise-drafts`: the last changed first. */
export const DraftsSchema = z.strictObject({ items: z.array(DraftSchema) });
/** `GET /api/exercise-drafts/:draftId`. */
export const DraftDetailSchema = z.strictObject({ ...DraftSchema.shape, files: z.array(WorkspaceFileSchema) });

/** What is wrong, where, and what to do about it. A file that is empty means the whole draft. */
export const DraftProblemSchema = z.strictObject({ file: z.string(), line: z.int().nullable(), message: z.string() });

/** Samples × checks, each graded once for each seed. */
export const MatrixViewSchema = z.strictObject({
  kind: z.string(),
  checks: z.array(z.strictObject({ id: z.string(), title: z.string(), weight: z.number() })),
  /** Checks that only a person judges, each with the reason. */
  judgedByPerson: z.record(z.string(), z.string()),
  rows: z.array(z.strictObject({
    name: z.string(),
    expected: z.enum(['pass', 'fail', 'ungradable']),
    /** Checks that this sample says it fails. */
    mustFail: z.array(z.string()),
    runs: z.array(z.strictObject({
      seed: z.int(),
      outcome: z.enum(['graded', 'ungradable', 'broken']),
      score: z.number().nullable(),
      reason: z.string().nullable(),
      checks: z.array(CheckSchema),
    })),
  })),
});

export const ExerciseCheckSchema = z.strictObject({
  id: z.uuid(),
  /** `ready`: it may be published as it was then. `refused`: the problems say why not. `broken`: our fault; check again. */
  state: z.enum(['queued', 'running', 'ready', 'refused', 'broken', 'cancelled']),
  /** Of what was checked; null before it began. */
  contentHash: z.string().nullable(),
  step: z.string().nullable(),
  share: z.number().min(0).max(1).nullable(),
  problems: z.array(DraftProblemSchema),
  matrix: MatrixViewSchema.nullable(),
  /** What to quote to support when it is `broken`. */
  incidentId: z.string().nullable(),
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

/** `GET /api/exercise-drafts/:draftId/examination`: what can be said of a draft without grading anything. */
export const ExaminationSchema = z.strictObject({
  problems: z.array(DraftProblemSchema),
  /** Of the draft as it is; null where it cannot be read as an exercise. */
  contentHash: z.string().nullable(),
  /** The last one that was asked for. */
  check: ExerciseCheckSchema.nullable(),
  /** Why it cannot be published, in words; empty when it can. */
  notReady: z.array(z.string()),
});

/** `POST /api/exercise-drafts/:draftId/checks` → 202; `DELETE …/checks/:checkId` cancels. */
export const ExerciseCheckParamsSchema = z.strictObject({ ...DraftParamsSchema.shape, checkId: z.uuid() });

/** `GET /api/exercise-drafts/:draftId/versions/:version`: its files, as they were published. */
export const VersionParamsSchema = z.strictObject({ ...DraftParamsSchema.shape, version: z.coerce.number('Expected a version.').int('Expected a version.').min(1, 'Expected 1 or more.') });
export const VersionFilesSchema = z.strictObject({ files: z.record(z.string(), z.string()) });

/** `GET /api/exercise-drafts/:draftId/events`. */
export const DraftEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('file_saved'), path: z.string(), version: z.int() }),
  z.strictObject({ type: z.literal('files_changed') }),
  z.strictObject({ type: z.literal('check_progress'), checkId: z.uuid(), step: z.string(), share: z.number().nullable() }),
  z.strictObject({ type: z.literal('check_changed') }),
  z.strictObject({ type: z.literal('proposals_changed') }),
]);

export type CreateDraftBody = z.infer<typeof CreateDraftBodySchema>;
export type Skeletons = z.infer<typeof SkeletonsSchema>;
export type CreateDraftFromSkeletonBody = z.infer<typeof CreateDraftFromSkeletonBodySchema>;
export type MoveDraftFileBody = z.infer<typeof MoveDraftFileBodySchema>;
export type OwnVersion = z.infer<typeof OwnVersionSchema>;
export type DraftSummary = z.infer<typeof DraftSchema>;
export type Drafts = z.infer<typeof DraftsSchema>;
export type DraftDetail = z.infer<typeof DraftDetailSchema>;
export type DraftProblem = z.infer<typeof DraftProblemSchema>;
export type MatrixView = z.infer<typeof MatrixViewSchema>;
export type ExerciseCheck = z.infer<typeof ExerciseCheckSchema>;
export type Examination = z.infer<typeof ExaminationSchema>;
export type VersionFiles = z.infer<typeof VersionFilesSchema>;
export type DraftEvent = z.infer<typeof DraftEventSchema>;
