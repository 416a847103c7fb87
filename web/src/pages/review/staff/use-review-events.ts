import type { ReviewEvent } from '@assay/server/contract/review.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { openEventStream } from '../../../api/event-stream.ts';
import { reviewSessionQuery } from '../../../api/staff.ts';

export type GradeStep = { step: string | null; share: number | null };

/** Keeps reviewers' pages live: fetches again what changed, and returns the running grades by attempt and the runs of regrades by id. */
export function useReviewEvents(): ReadonlyMap<string, GradeStep> {
  const queries = useQueryClient();
  const [steps, setSteps] = useState<ReadonlyMap<string, GradeStep>>(new Map());
  useEffect(() => openEventStream<ReviewEvent>('/review/events', {
    onMessage: (message) => {
      if (message.type === 'grade_progress') {
        const { attemptId, step, share } = message;
        setSteps((before) => new Map(before).set(attemptId, { step, share }));
        return;
      }
      if (message.type === 'regrade_progress') {
        const { runId, step, share } = message;
        setSteps((before) => new Map(before).set(runId, { step, share }));
        return;
      }
      if (message.type === 'regrade_changed') {
        void queries.invalidateQueries({ queryKey: ['regrades'] });
        void queries.invalidateQueries({ queryKey: ['regrade', message.regradeId] });
        return;
      }
      void queries.invalidateQueries({ queryKey: ['sessions'] });
      void queries.invalidateQueries({ queryKey: reviewSessionQuery(message.sessionId).queryKey });
      for (const name of ['report', 'reviews', 'rulings', 'decisions', 'comparison', 'standing', 'disputes', 'session-retention', 'retention']) void queries.invalidateQueries({ queryKey: [name] });
    },
  }), [queries]);
  return steps;
}
