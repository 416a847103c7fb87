import type { Catalogue, TryOut } from '@assay/server/contract/authoring.ts';
import type { ExerciseDetail } from '@assay/server/contract/catalogue.ts';
import type { Me } from '@assay/server/contract/people.ts';
import type { AttemptReport, CandidateRuns, RegradeAnswer, ReviewSession } from '@assay/server/contract/review.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export const signIn = (email: string, password: string) => request<unknown>('/auth/sign-in/email', { method: 'POST', body: { email, password } });
export const signOut = () => request<unknown>('/auth/sign-out', { method: 'POST', body: {} });
export const requestPasswordReset = (email: string) => request<unknown>('/auth/request-password-reset', { method: 'POST', body: { email } });
export const resetPassword = (token: string, newPassword: string) => request<unknown>('/auth/reset-password', { method: 'POST', body: { token, newPassword } });
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => request<Me>('/me') });

export function reviewSessionQuery(sessionId: string) {
  return queryOptions({ queryKey: ['review-session', sessionId], queryFn: () => request<ReviewSession>(`/review/sessions/${sessionId}`) });
}

export function reportQuery(attemptId: string) {
  return queryOptions({ queryKey: ['report', attemptId], queryFn: () => request<AttemptReport>(`/review/attempts/${attemptId}/report`) });
}

export function runsQuery(attemptId: string) {
  return queryOptions({ queryKey: ['candidate-runs', attemptId], queryFn: () => request<CandidateRuns>(`/review/attempts/${attemptId}/runs`) });
}

export const regrade = (attemptId: string) => request<RegradeAnswer>(`/review/attempts/${attemptId}/regrade`, { method: 'POST' });

export function exerciseQuery(exerciseId: string) {
  return queryOptions({ queryKey: ['exercise', exerciseId], queryFn: () => request<ExerciseDetail>(`/catalogue/${exerciseId}`) });
}

export const tryExercise = (exerciseId: string) => request<TryOut>(`/catalogue/${exerciseId}/try-out`, { method: 'POST' });

export const catalogueQuery = queryOptions({ queryKey: ['catalogue'], queryFn: () => request<Catalogue>('/catalogue') });
