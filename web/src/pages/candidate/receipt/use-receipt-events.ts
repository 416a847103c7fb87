import type { AttemptEvent } from '@assay/server/contract/attempt-events.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { receiptQuery } from '../../../api/candidate.ts';
import { openEventStream } from '../../../api/event-stream.ts';

/** Keeps a receipt's grading progress live while there is any. */
export function useReceiptEvents(attemptId: string, live: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!live) return undefined;
    return openEventStream<AttemptEvent>(`/attempts/${attemptId}/events`, {
      onMessage: (message) => {
        if (message.type !== 'grade') return;
        queries.setQueryData(receiptQuery(attemptId).queryKey, (held) => (held === undefined ? held : { ...held, grade: message.grade }));
      },
    });
  }, [attemptId, live, queries]);
}
