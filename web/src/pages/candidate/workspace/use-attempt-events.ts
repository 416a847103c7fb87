import type { AttemptView } from '@assay/server/contract/attempt.ts';
import type { AttemptEvent } from '@assay/server/contract/attempt-events.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { attemptQuery, schemaQuery, type ReceivedAttempt } from '../../../api/candidate.ts';
import { openEventStream } from '../../../api/event-stream.ts';
import { request } from '../../../api/request.ts';
import type { SaveQueue } from './drafts/save-queue.ts';

/** Applies what the server tells about an open attempt to the cached view and to the save queue. */
export function useAttemptEvents(token: string, attemptId: string, queue: SaveQueue): void {
  const queries = useQueryClient();
  useEffect(() => {
    const { queryKey } = attemptQuery(token, attemptId);
    const patch = (change: Partial<ReceivedAttempt>) => {
      queries.setQueryData(queryKey, (held) => (held === undefined ? held : { ...held, ...change }));
    };
    const fetchFile = async (path: string) => {
      const view = await request<AttemptView>(`/attempts/${attemptId}`);
      const file = view.files.find((candidate) => candidate.path === path);
      if (file !== undefined) queue.serverMoved(file);
    };
    const onMessage = (message: AttemptEvent) => {
      switch (message.type) {
        case 'clock':
          patch({ state: message.state, deadlineAt: message.deadlineAt, stoppedAt: message.stoppedAt, serverNow: message.serverNow, receivedAt: Date.now() });
          if (message.state === 'submitted') queue.block('closed');
          break;
        case 'holder':
          patch({ heldElsewhere: message.heldElsewhere });
          if (message.heldElsewhere) queue.block('elsewhere');
          break;
        case 'check_run': patch({ latestCheckRun: message.run }); break;
        case 'grade': patch({ grade: message.grade }); break;
        case 'file_saved':
          if (queue.state().files.some((file) => file.path === message.path && file.version < message.version)) void fetchFile(message.path).catch(() => {});
          break;
        case 'database_reset': void queries.invalidateQueries({ queryKey: schemaQuery(attemptId).queryKey }); break;
      }
    };
    // A connection that came back also means that waiting saves can go.
    return openEventStream<AttemptEvent>(`/attempts/${attemptId}/events`, { onMessage, onOpen: () => { queue.flush(); } });
  }, [token, attemptId, queue, queries]);
}
