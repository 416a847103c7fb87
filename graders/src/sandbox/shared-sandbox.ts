import { readMinLevel, startSandbox, type Sandbox } from './sandbox.ts';

let started: Promise<Sandbox> | null = null;

/**
 * The sandbox of this process, started when it is first needed; `SANDBOX_MIN_LEVEL` says how good it must be.
 * @throws SandboxRefusedError; the next call tries again
 */
export function sharedSandbox(): Promise<Sandbox> {
  started ??= startSandbox({ minLevel: readMinLevel(process.env['SANDBOX_MIN_LEVEL']) }).catch((error: unknown) => {
    started = null;
    throw error;
  });
  return started;
}

/** Ends what was started; a later job starts it anew. */
export async function endSharedSandbox(): Promise<void> {
  const ending = started;
  started = null;
  await (await ending?.catch(() => null))?.close();
}
