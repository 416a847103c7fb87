import type { DraftDetail } from '@assay/server/contract/exercise-drafts.ts';
import { useEffect, useState } from 'react';
import { saveDraftFile } from '../../../api/exercise-drafts.ts';
import { openDraftStore, readDrafts } from '../../candidate/workspace/drafts/draft-store.ts';
import { SaveQueue } from '../../candidate/workspace/drafts/save-queue.ts';

/**
 * The save queue of a draft: begins once, from the server's files and what an earlier visit left in this browser. What
 * another author saved since comes in with each reading of the draft.
 */
export function useDraftQueue(draft: DraftDetail | undefined): SaveQueue | null {
  const [queue, setQueue] = useState<SaveQueue | null>(null);
  useEffect(() => {
    if (draft === undefined) return;
    if (queue !== null) {
      queue.follow(draft.files);
      return;
    }
    let wanted = true;
    const { id, files } = draft;
    void readDrafts(id, files.map(({ path }) => path)).then((kept) => {
      if (wanted) setQueue(new SaveQueue(files, kept, { save: (path, content, version, keepalive) => saveDraftFile(id, path, content, version, keepalive), store: openDraftStore(id) }));
    });
    return () => { wanted = false; };
  }, [draft, queue]);
  return queue;
}
