import { z } from 'zod';
import { ReviewSessionsQuerySchema, SessionSortSchema } from './review.ts';

/** Columns of the list beside the candidate, which is always there. */
export const SessionColumnSchema = z.enum(['screen', 'state', 'databaseSecurity', 'llmSystems', 'codeReview', 'fit', 'time', 'reviewers', 'updated']);

/** What the list shows: its filters, its order and its columns. */
export const ViewFilterSchema = z.strictObject({
  ...ReviewSessionsQuerySchema.pick({ q: true, screen: true, state: true, fit: true, reviewer: true }).shape,
  sort: SessionSortSchema.optional(),
  direction: z.enum(['ascending', 'descending']).optional(),
  columns: z.array(SessionColumnSchema).optional(),
});

/** `POST /api/review/views` → 201 SavedView; the same name again replaces it. */
export const SavedViewBodySchema = z.strictObject({ name: z.string().trim().min(1, 'Expected a name.').max(80, 'Expected at most 80 characters.'), filter: ViewFilterSchema });
export const SavedViewSchema = z.strictObject({ id: z.uuid(), name: z.string(), filter: ViewFilterSchema });
/** `GET /api/review/views`: the member's own. `DELETE /api/review/views/:viewId` → 204. */
export const SavedViewsSchema = z.strictObject({ items: z.array(SavedViewSchema) });

export type SessionColumn = z.infer<typeof SessionColumnSchema>;
export type ViewFilter = z.infer<typeof ViewFilterSchema>;
export type SavedViewBody = z.input<typeof SavedViewBodySchema>;
export type SavedView = z.infer<typeof SavedViewSchema>;
export type SavedViews = z.infer<typeof SavedViewsSchema>;
