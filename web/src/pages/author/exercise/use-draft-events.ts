import type { DraftEvent } from '@assay/server/contract/exercise-drafts.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { openEventStream } from '../../../api/event-stream.ts';
import { draftQuery, examinationQuery } from '../../../api/exercise-drafts.ts';

export type CheckStep = { checkId: string; step: string; share: number | null };

/** Reads the draft again when somebody changed it and the examination when its check ended; returns how far a check is. */
export function useDraftEvents(draftId: string): CheckStep | null {
  const queries = useQueryClient();
  const [step, setStep] = useState<CheckStep | null>(null);
  useEffect(() => {
    const examine = () => { void queries.invalidateQueries({ queryKey: examinationQuery(draftId).queryKey }); };
    const readAll = () => {
      void queries.invalidateQueries({ queryKey: draftQuery(draftId).queryKey });
      examine();
    };
    return openEventStream<DraftEvent>(`/exercise-drafts/${draftId}/events`, {
      onOpen: readAll,
      onMessage: (message) => {
        if (message.type === 'files_changed') readAll();
        else if (message.type === 'check_changed') examine();
        else setStep(message);
      },
    });
  }, [queries, draftId]);
  return step;
}
