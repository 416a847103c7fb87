import type { SavedFile } from '@assay/server/contract/attempt.ts';
import type { TryOut } from '@assay/server/contract/authoring.ts';
import type { CreateDraftBody, CreateDraftFromSkeletonBody, DraftDetail, Drafts, Examination, ExerciseCheck, MoveDraftFileBody, Skeletons, VersionFiles } from '@assay/server/contract/exercise-drafts.ts';
import type { AskProposalBody, Proposal, Proposals, SettleProposalBody } from '@assay/server/contract/proposals.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export const draftsQuery = queryOptions({ queryKey: ['exercise-drafts'], queryFn: () => request<Drafts>('/exercise-drafts') });

/** They come with the installation. */
export const skeletonsQuery = queryOptions({ queryKey: ['exercise-skeletons'], queryFn: () => request<Skeletons>('/exercise-skeletons'), staleTime: Infinity });

export function draftQuery(draftId: string) {
  return queryOptions({ queryKey: ['exercise-draft', draftId], queryFn: () => request<DraftDetail>(`/exercise-drafts/${draftId}`) });
}

export function examinationQuery(draftId: string) {
  return queryOptions({ queryKey: ['examination', draftId], queryFn: () => request<Examination>(`/exercise-drafts/${draftId}/examination`) });
}

export function proposalsQuery(draftId: string) {
  return queryOptions({ queryKey: ['proposals', draftId], queryFn: () => request<Proposals>(`/exercise-drafts/${draftId}/proposals`) });
}

/** A version never changes. */
export function versionQuery(draftId: string, version: number) {
  return queryOptions({ queryKey: ['exercise-version', draftId, version], queryFn: () => request<VersionFiles>(`/exercise-drafts/${draftId}/versions/${version}`), staleTime: Infinity });
}

const fileAt = (draftId: string, path: string) => `/exercise-drafts/${draftId}/files/${path.split('/').map(encodeURIComponent).join('/')}`;

export const createDraft = (body: CreateDraftBody) => request<DraftDetail>('/exercise-drafts', { method: 'POST', body });
export const createDraftFromSkeleton = (body: CreateDraftFromSkeletonBody) => request<DraftDetail>('/exercise-drafts/from-skeleton', { method: 'POST', body });
/** The zip of a folder, whatever type the browser's system gives it. */
export const importDraft = (zip: File) => request<DraftDetail>('/exercise-drafts/import', { method: 'POST', body: new Blob([zip], { type: 'application/zip' }) });
export const draftZipAddress = (draftId: string) => `/api/exercise-drafts/${draftId}/zip`;
export const versionZipAddress = (draftId: string, version: number) => `/api/exercise-drafts/${draftId}/versions/${version}/zip`;
export const saveDraftFile = (draftId: string, path: string, content: string, baseVersion: number, keepalive = false) => request<SavedFile>(fileAt(draftId, path), { method: 'PUT', body: { content, baseVersion }, keepalive });
export const removeDraftFile = (draftId: string, path: string, baseVersion: number) => request<void>(`${fileAt(draftId, path)}?baseVersion=${baseVersion}`, { method: 'DELETE' });
export const moveDraftFile = (draftId: string, body: MoveDraftFileBody) => request<SavedFile>(`/exercise-drafts/${draftId}/move`, { method: 'POST', body });
export const checkDraft = (draftId: string) => request<ExerciseCheck>(`/exercise-drafts/${draftId}/checks`, { method: 'POST' });
export const cancelDraftCheck = (draftId: string, checkId: string) => request<void>(`/exercise-drafts/${draftId}/checks/${checkId}`, { method: 'DELETE' });
export const askProposal = (draftId: string, body: AskProposalBody) => request<Proposal>(`/exercise-drafts/${draftId}/proposals`, { method: 'POST', body });
export const acceptProposal = (draftId: string, body: SettleProposalBody) => request<Proposals>(`/exercise-drafts/${draftId}/proposals/accept`, { method: 'POST', body });
export const discardProposal = (draftId: string, body: SettleProposalBody) => request<Proposals>(`/exercise-drafts/${draftId}/proposals/discard`, { method: 'POST', body });
export const publishDraft = (draftId: string) => request<DraftDetail>(`/exercise-drafts/${draftId}/publish`, { method: 'POST' });
export const retireExercise = (draftId: string) => request<DraftDetail>(`/exercise-drafts/${draftId}/retire`, { method: 'POST' });
export const restoreExercise = (draftId: string) => request<DraftDetail>(`/exercise-drafts/${draftId}/bring-back`, { method: 'POST' });
export const tryOutDraft = (draftId: string) => request<TryOut>(`/exercise-drafts/${draftId}/try-out`, { method: 'POST' });
