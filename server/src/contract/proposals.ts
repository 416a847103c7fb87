import { z } from 'zod';

/** What Claude can be asked to write for an exercise. */
export const ProposableSchema = z.enum(['sample', 'leak', 'pull-request'], 'Expected sample, leak or pull-request.');

export const ProposalSchema = z.strictObject({
  id: z.uuid(),
  what: ProposableSchema,
  /** `added`: its files are in the draft, marked; `failed`: nothing was added. */
  state: z.enum(['asked', 'added', 'failed']),
  /** What to do next, or why there is nothing. */
  message: z.string().nullable(),
  /** Files that were added. */
  paths: z.array(z.string()),
  /** What the answer took; null before there was one. The cost is in US dollars, null where nobody said what the model costs. */
  run: z.strictObject({ model: z.string(), inputTokens: z.int(), outputTokens: z.int(), costUsd: z.number().nullable() }).nullable(),
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

/** `GET /api/exercise-drafts/:draftId/proposals`. */
export const ProposalsSchema = z.strictObject({
  /** Whether this server has a key. */
  claude: z.boolean(),
  /** What can be asked for in this draft; `whyNot` says why it cannot, with the remedy. */
  offers: z.array(z.strictObject({ what: ProposableSchema, whyNot: z.string().nullable() })),
  /** What a model wrote and no person accepted yet. */
  waiting: z.array(z.strictObject({ paths: z.array(z.string()), why: z.string(), model: z.string(), at: z.string() })),
  /** What was asked for, newest first. */
  asked: z.array(ProposalSchema),
});

/** `POST` of the same address → 202. */
export const AskProposalBodySchema = z.strictObject({ what: ProposableSchema });
/** `POST …/proposals/accept` and `…/discard`: the entry that has exactly these paths. */
export const SettleProposalBodySchema = z.strictObject({ paths: z.array(z.string()).min(1, 'Expected the paths of a proposal.') });

export type Proposal = z.infer<typeof ProposalSchema>;
export type Proposals = z.infer<typeof ProposalsSchema>;
export type AskProposalBody = z.infer<typeof AskProposalBodySchema>;
export type SettleProposalBody = z.infer<typeof SettleProposalBodySchema>;
