import type { CheckRun } from '@assay/server/contract/attempt.ts';
import { useQuery } from '@tanstack/react-query';
import { pastRunsQuery } from '../../../../api/candidate.ts';

export type PastRuns = { runs: CheckRun[] };

/** Runs that came to an end, newest first; asked for again when another one has. */
export function usePastRuns(attemptId: string, latest: CheckRun | null): PastRuns {
  const past = useQuery(pastRunsQuery(attemptId, latest?.finishedAt ?? null));
  return { runs: past.data?.runs ?? [] };
}
