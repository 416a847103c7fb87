import type { BaselineDetail, BaselineMeasuring, BaselineRun, Baselines } from '@assay/server/contract/baselines.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export const baselinesQuery = queryOptions({ queryKey: ['baselines'], queryFn: () => request<Baselines>('/baselines') });

export function baselineQuery(exerciseId: string) {
  return queryOptions({ queryKey: ['baseline', exerciseId], queryFn: () => request<BaselineDetail>(`/baselines/${exerciseId}`) });
}

const MEASURING_MS = 4_000;

/** Asked again by itself while something is measured. */
export function measuringQuery(exerciseId: string) {
  return queryOptions({
    queryKey: ['baseline-measuring', exerciseId],
    queryFn: () => request<BaselineMeasuring>(`/baselines/${exerciseId}/run`),
    refetchInterval: ({ state: { data } }) => (data?.run?.state === 'asked' ? MEASURING_MS : false),
  });
}

export const measureBaseline = (exerciseId: string) => request<BaselineRun>(`/baselines/${exerciseId}`, { method: 'POST' });
