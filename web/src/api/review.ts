import type { Comparison } from '@assay/server/contract/comparison.ts';
import type { AttemptReviews, DecisionBody, Decisions, ReviewBody, RulingBody, Rulings } from '@assay/server/contract/judgement.ts';
import type { Reviewers, ReviewSessionsPage, ReviewSessionsQuery } from '@assay/server/contract/review.ts';
import type { SavedView, SavedViewBody, SavedViews } from '@assay/server/contract/saved-views.ts';
import type { SessionExport } from '@assay/server/contract/exports.ts';
import type { ScreenStatistics, Standing } from '@assay/server/contract/statistics.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

/** Pages of sessions, filtered and sorted as the address says. */
export function sessionsQuery(filter: Omit<ReviewSessionsQuery, 'cursor' | 'limit'>) {
  return infiniteQueryOptions({
    queryKey: ['sessions', filter],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value);
      if (pageParam !== null) query.set('cursor', pageParam);
      return request<ReviewSessionsPage>(`/review/sessions?${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
}

export const reviewersQuery = queryOptions({ queryKey: ['reviewers'], queryFn: () => request<Reviewers>('/review/reviewers') });

export const savedViewsQuery = queryOptions({ queryKey: ['saved-views'], queryFn: () => request<SavedViews>('/review/views') });
export const saveView = (body: SavedViewBody) => request<SavedView>('/review/views', { method: 'POST', body });
export const deleteView = (id: string) => request<undefined>(`/review/views/${id}`, { method: 'DELETE' });

export function comparisonQuery(sessions: string) {
  return queryOptions({ queryKey: ['comparison', sessions], queryFn: () => request<Comparison>(`/review/comparison?${new URLSearchParams({ sessions })}`) });
}

export function statisticsQuery(screenId: string) {
  return queryOptions({ queryKey: ['statistics', screenId], queryFn: () => request<ScreenStatistics>(`/review/screens/${screenId}/statistics`) });
}

export function standingQuery(sessionId: string) {
  return queryOptions({ queryKey: ['standing', sessionId], queryFn: () => request<Standing>(`/review/sessions/${sessionId}/standing`) });
}

export function sessionExportQuery(sessionId: string) {
  return queryOptions({ queryKey: ['session-export', sessionId], queryFn: () => request<SessionExport>(`/review/sessions/${sessionId}/export?format=json`) });
}

export function reviewsQuery(attemptId: string) {
  return queryOptions({ queryKey: ['reviews', attemptId], queryFn: () => request<AttemptReviews>(`/review/attempts/${attemptId}/reviews`) });
}
export const giveReview = (attemptId: string, body: ReviewBody) => request<AttemptReviews>(`/review/attempts/${attemptId}/reviews`, { method: 'POST', body });

export function rulingsQuery(attemptId: string) {
  return queryOptions({ queryKey: ['rulings', attemptId], queryFn: () => request<Rulings>(`/review/attempts/${attemptId}/rulings`) });
}
export const ruleCheck = (attemptId: string, body: RulingBody) => request<Rulings>(`/review/attempts/${attemptId}/rulings`, { method: 'POST', body });

export function decisionsQuery(sessionId: string) {
  return queryOptions({ queryKey: ['decisions', sessionId], queryFn: () => request<Decisions>(`/review/sessions/${sessionId}/decisions`) });
}
export const decide = (sessionId: string, body: DecisionBody) => request<Decisions>(`/review/sessions/${sessionId}/decisions`, { method: 'POST', body });
