import type { AttemptView, CheckRun } from '@assay/server/contract/attempt.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { cancelChecks, runChecks } from '../../../../api/candidate.ts';
import { useAnnounce } from '../../../../ui/announcer.tsx';
import type { SaveQueue } from '../drafts/save-queue.ts';

export type Checks = { run: CheckRun | null; running: boolean; error: unknown; start: () => void; cancel: () => void };

/** Starts the visible checks on what is saved, and says aloud when they are through. */
export function useChecks(attempt: AttemptView, queue: SaveQueue, onStart: () => void): Checks {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const ask = useMutation({
    mutationFn: async () => {
      // The server checks what it holds: an unsaved last sentence must be in it.
      await queue.settled();
      return runChecks(attempt.id);
    },
    onSuccess: (run) => {
      queries.setQueriesData<AttemptView>({ queryKey: ['attempt', attempt.id] }, (held) => (held === undefined ? held : { ...held, latestCheckRun: run }));
    },
  });
  const stop = useMutation({
    mutationFn: (id: string) => cancelChecks(attempt.id, id),
    onSuccess: (cancelled) => {
      queries.setQueriesData<AttemptView>({ queryKey: ['attempt', attempt.id] }, (held) => (held === undefined ? held : { ...held, latestCheckRun: cancelled }));
    },
  });
  const run = attempt.latestCheckRun;
  const running = ask.isPending || run?.state === 'queued' || run?.state === 'running';
  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && !running && run !== null) announce(summaryOf(run));
    wasRunning.current = running;
  }, [running, run, announce]);
  return {
    run, running, error: ask.error ?? stop.error,
    start: () => { onStart(); if (!running) ask.mutate(); },
    cancel: () => { if (run !== null) stop.mutate(run.id); },
  };
}

function summaryOf(run: CheckRun): string {
  if (run.state !== 'done') return 'The checks ended without a result.';
  return `Checks done: ${run.checks.filter(({ verdict }) => verdict === 'pass').length} of ${run.checks.length} pass.`;
}
