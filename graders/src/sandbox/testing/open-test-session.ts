import { openOn } from '../open-on.ts';
import { prepareChild } from '../prepared-child.ts';
import { DEFAULT_LIMITS, type EngineName, type Job, type SandboxSession } from '../sandbox-types.ts';

export const ENGINES: EngineName[] = ['quickjs-wasi', 'quickjs-emscripten'];

/** A session without the canaries of a whole sandbox, which have tests of their own. */
export async function openTestSession(engine: EngineName, job: Partial<Job> & Pick<Job, 'files'>): Promise<SandboxSession> {
  const memoryBytes = job.limits?.memoryBytes ?? DEFAULT_LIMITS.memoryBytes;
  return openOn(await prepareChild(engine, { memoryBytes, compute: job.compute ?? null, tests: false }), { seed: 1, epochMs: 0, ...job }, 2, engine);
}

/** One file, one function, one call, and everything ended. */
export async function runOnce(engine: EngineName, source: string, { limits, args = [] }: { limits?: Job['limits']; args?: [] } = {}) {
  const session = await openTestSession(engine, { files: { 'a.ts': source }, ...(limits === undefined ? {} : { limits }) });
  try {
    return await session.call('candidate:a.ts', 'run', args);
  } finally {
    await session.close();
  }
}
