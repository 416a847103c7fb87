import { RunnerChild } from './runner-child.ts';
import type { RunnerPool } from './runner-pool.ts';
import { RunnerSession } from './runner-session.ts';
import type { SandboxJob, SandboxSession } from './sandbox-types.ts';

/** A session for one job's code. Its child comes from the pool, or starts with the first call. An abort closes it. */
export async function openSandbox(job: SandboxJob, { pool, signal }: { pool?: RunnerPool; signal?: AbortSignal } = {}): Promise<SandboxSession> {
  signal?.throwIfAborted();
  const session = new RunnerSession(job, (reads) => pool?.take(reads) ?? new RunnerChild(reads));
  const abort = (): void => void session.close();
  signal?.addEventListener('abort', abort, { once: true });
  session.onClose = () => signal?.removeEventListener('abort', abort);
  return session;
}
