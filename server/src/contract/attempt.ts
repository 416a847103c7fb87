import { CheckSchema } from '@assay/graders/report.ts';
import { z } from 'zod';
import { AttemptSummarySchema } from './session.ts';

export const AttemptParamsSchema = z.strictObject({ attemptId: z.uuid() });

/** A name of one file of the workspace; sub-folders with `/`, never upwards. */
export const FilePathSchema = z.string().max(200)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$/, 'Expected a relative file name of letters, digits, _ . - and /.');

export const FileParamsSchema = z.strictObject({ ...AttemptParamsSchema.shape, path: FilePathSchema });

export const WorkspaceFileSchema = z.strictObject({
  path: z.string(),
  content: z.string(),
  /** Rises by one with every save; sent back as `baseVersion`. The starter is version 1. */
  version: z.int().positive(),
  savedAt: z.iso.datetime(),
});

/** As whom a statement runs: one of the tenants through the application's login, or the owner for changes. */
export const ActorSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['tenant', 'owner']),
  tenant: z.string().nullable(),
  role: z.string(),
  /** For the picker, e.g. `acme · app_user`. */
  label: z.string(),
});

export const LimitsSchema = z.strictObject({
  fileBytes: z.int(),
  /** Of one console answer. */
  rows: z.int(),
  statementMs: z.int(),
});

/** A run of the visible checks. `broken` is our fault: it may simply be run again. */
export const CheckRunSchema = z.strictObject({
  id: z.uuid(),
  state: z.enum(['queued', 'running', 'done', 'ungradable', 'broken']),
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Only checks whose audience is the candidate. */
  checks: z.array(CheckSchema),
  /** `ungradable`: what the candidate can do. `broken`: the incident id. */
  reason: z.string().nullable(),
  step: z.string().nullable(),
  share: z.number().min(0).max(1).nullable(),
});

/** How far the grading of a submission is, without what it says. */
export const GradeProgressSchema = z.strictObject({
  submissionId: z.uuid(),
  /** `delayed`: we failed and try again; nothing to do for the candidate. */
  state: z.enum(['queued', 'running', 'done', 'delayed']),
  step: z.string().nullable(),
  share: z.number().min(0).max(1).nullable(),
});

/** `GET /api/attempts/:attemptId`, also the answer of `POST …/start` and `POST …/take-over`. */
export const AttemptViewSchema = z.strictObject({
  ...AttemptSummarySchema.shape,
  brief: z.string(),
  files: z.array(WorkspaceFileSchema),
  actors: z.array(ActorSchema),
  limits: LimitsSchema,
  /** True when another browser holds the attempt: writes answer `attempt_open_elsewhere` until take-over. */
  heldElsewhere: z.boolean(),
  latestCheckRun: CheckRunSchema.nullable(),
  grade: GradeProgressSchema.nullable(),
  serverNow: z.iso.datetime(),
});

/** `PUT /api/attempts/:attemptId/files/*path`. Text only; at most `limits.fileBytes` of UTF-8. */
export const SaveFileBodySchema = z.strictObject({ content: z.string('Expected text.'), baseVersion: z.int().positive() });
export const SavedFileSchema = z.strictObject({ path: z.string(), version: z.int().positive(), savedAt: z.iso.datetime() });

/** `GET /api/attempts/:attemptId/checks`: the last ten that came to an end, newest first. */
export const CheckRunsSchema = z.strictObject({ runs: z.array(CheckRunSchema) });

/** `POST /api/attempts/:attemptId/checks` → 202 CheckRun; progress comes by events. No body. `DELETE …/:checkRunId` cancels → 200 CheckRun. */
export const CheckRunParamsSchema = z.strictObject({ attemptId: z.uuid(), checkRunId: z.uuid() });

/**
 * `POST /api/attempts/:attemptId/submissions` with the header `Idempotency-Key` → 202 Receipt.
 * `files` are the browser's last words: they are saved over the drafts before the snapshot is taken.
 */
export const SubmissionBodySchema = z.strictObject({
  files: z.record(FilePathSchema, z.string('Expected text.')).default({}),
});

/** `GET /api/attempts/:attemptId/receipt`. */
export const ReceiptSchema = z.strictObject({
  submissionId: z.uuid(),
  attemptId: z.uuid(),
  title: z.string(),
  submittedAt: z.iso.datetime(),
  by: z.enum(['candidate', 'deadline']),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int(), sha256: z.string() })),
  grade: GradeProgressSchema,
});

export type WorkspaceFile = z.infer<typeof WorkspaceFileSchema>;
export type Actor = z.infer<typeof ActorSchema>;
export type Limits = z.infer<typeof LimitsSchema>;
export type CheckRun = z.infer<typeof CheckRunSchema>;
export type CheckRuns = z.infer<typeof CheckRunsSchema>;
export type GradeProgress = z.infer<typeof GradeProgressSchema>;
export type AttemptView = z.infer<typeof AttemptViewSchema>;
export type SaveFileBody = z.infer<typeof SaveFileBodySchema>;
export type SavedFile = z.infer<typeof SavedFileSchema>;
export type SubmissionBody = z.input<typeof SubmissionBodySchema>;
export type Receipt = z.infer<typeof ReceiptSchema>;
