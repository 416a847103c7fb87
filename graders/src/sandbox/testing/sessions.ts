import { openSandbox } from '../open-sandbox.ts';
import type { Limits } from '../runner/protocol.ts';
import type { SandboxJob, SandboxSession } from '../sandbox-types.ts';

const open = new Set<SandboxSession>();

/** A session for a test; `closeSessions` ends it. */
export async function sessionOf(files: Record<string, string>, rest: Partial<Omit<SandboxJob, 'files'>> & { limits?: Partial<Limits> } = {}): Promise<SandboxSession> {
  const session = await openSandbox({ files, seed: 7, epochMs: Date.UTC(2026, 0, 1), ...rest });
  open.add(session);
  return session;
}

/** For `afterEach`. */
export async function closeSessions(): Promise<void> {
  const all = [...open];
  open.clear();
  for (const session of all) await session.close();
}
