import type { BaselineDetail, Baselines } from '@assay/server/contract/baselines.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export const baselinesQuery = queryOptions({ queryKey: ['baselines'], queryFn: () => request<Baselines>('/baselines') });

export function baselineQuery(exerciseId: string) {
  return queryOptions({ queryKey: ['baseline', exerciseId], queryFn: () => request<BaselineDetail>(`/baselines/${exerciseId}`) });
}
