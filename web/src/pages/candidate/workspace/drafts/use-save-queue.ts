import { useEffect, useSyncExternalStore } from 'react';
import type { SaveQueue, SaveQueueState } from './save-queue.ts';

/** Runs a queue while the workspace is open: sends on return of the network and before the page goes. */
export function useSaveQueue(queue: SaveQueue): SaveQueueState {
  useEffect(() => {
    const flush = () => { queue.flush(); };
    const leave = () => { queue.leave(); };
    const onVisibility = () => { if (document.visibilityState === 'hidden') queue.flush(); };
    flush();
    window.addEventListener('online', flush);
    window.addEventListener('pageshow', flush);
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      window.removeEventListener('online', flush);
      window.removeEventListener('pageshow', flush);
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', onVisibility);
      queue.leave();
    };
  }, [queue]);
  return useSyncExternalStore(queue.subscribe, queue.state);
}
