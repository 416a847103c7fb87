import type { DraftEvent } from '@assay/server/contract/exercise-drafts.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { openEventStream } from '../../../api/event-stream.ts';
import { draftQuery, examinationQuery, proposalsQuery } from '../../../api/exercise-drafts.ts';
import type { SaveQueue } from '../../candidate/workspace/drafts/save-queue.ts';

export type CheckStep = { checkId: string; step: string; share: number | null };

/** News of one's own save come before its answer; after so long it is somebody else's. */
const ECHO_MS = 1_500;

/** Reads the draft again when somebody else changed it and the examination when files or its check changed; returns how far a check is. */
export function useDraftEvents(draftId: string, queue: SaveQueue): CheckStep | null {
  const queries = useQueryClient();
  const [step, setStep] = useState<CheckStep | null>(null);
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const examine = () => { void queries.invalidateQueries({ queryKey: examinationQuery(draftId).queryKey }); };
    const readProposals = () => { void queries.invalidateQueries({ queryKey: proposalsQuery(draftId).queryKey }); };
    const readAll = () => {
      void queries.invalidateQueries({ queryKey: draftQuery(draftId).queryKey });
      examine();
      readProposals();
    };
    const onSaved = (path: string, version: number) => {
      examine();
      timers.add(setTimeout(() => {
        if (!queue.state().files.some((file) => file.path === path && file.version >= version)) readAll();
      }, ECHO_MS));
    };
    const stop = openEventStream<DraftEvent>(`/exercise-drafts/${draftId}/events`, {
      onOpen: readAll,
      onMessage: (message) => {
        switch (message.type) {
          case 'file_saved': onSaved(message.path, message.version); break;
          case 'files_changed': readAll(); break;
          case 'check_changed': examine(); break;
          case 'proposals_changed': readProposals(); break;
          case 'check_progress': setStep(message); break;
        }
      },
    });
    return () => { stop(); timers.forEach(clearTimeout); };
  }, [queries, draftId, queue]);
  return step;
}
