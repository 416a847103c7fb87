import type { Signals } from '../signals/signals.ts';
import type { EventStream } from './event-stream.ts';

/**
 * Ends a stream once whoever reads it is let in no more; he may come back, and is asked again then. `askAgain` refuses
 * whoever lost his access between the question at the door and here, where nobody would tell.
 */
export async function endWithAccess(signals: Signals, stream: Pick<EventStream, 'end' | 'onClose'>, viewer: string, askAgain: () => unknown): Promise<void> {
  // News that were lost with a connection may have been these, so that anything ends it.
  const stop = await signals.listen({ viewer }, () => stream.end());
  stream.onClose(() => void stop());
  try {
    await askAgain();
  } catch {
    stream.end();
  }
}
