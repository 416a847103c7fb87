import { sharedSandbox } from '../../sandbox/shared-sandbox.ts';
import type { SandboxSession } from '../../sandbox/sandbox-types.ts';
import type { CodeVersion } from './code-version.ts';
import { codeLibraries, drivers } from './libraries.ts';
import { momentOf } from './moment.ts';
import { LIMITS } from './session-limits.ts';
import { placeOf } from './wording.ts';

export const SERVICE = 'harness:serve.ts';
export const PAGE = 'harness:page.ts';
/** Frozen instances: a process that has started, and a page that has loaded its code. */
export const STARTED = 'started';
export const LOADED = 'loaded';

/**
 * A session in which this version is loaded. A build that is broken is said once, at its line, and not by every test.
 * @throws CannotStripError
 */
export async function openCode({ files, repository }: CodeVersion): Promise<{ session: SandboxSession; refused: string | null }> {
  const withReact = repository.web !== null;
  const sources = Object.fromEntries(Object.entries(files).filter(([name]) => /\.[jt]sx?$/.test(name) && !name.startsWith('tests/')));
  const session = await (await sharedSandbox()).open({ files: sources, harness: drivers(withReact), libraries: await codeLibraries(withReact), ...momentOf(1), limits: LIMITS });
  try {
    const refused = await load(session, SERVICE, 'start', repository.api, STARTED)
      ?? (repository.web === null ? null : await load(session, PAGE, 'load', repository.web, LOADED));
    return { session, refused };
  } catch (error) {
    await session.close();
    throw error;
  }
}

async function load(session: SandboxSession, driver: string, fn: string, file: string, instance: string): Promise<string | null> {
  const loading = session.call(driver, fn, [`candidate:${file}`], { instance });
  await session.quiet();
  const waits = session.pending();
  // What asks for something while it loads is loaded anew in each world, where it is answered.
  for (const { id } of waits) await session.settle(id, { fault: 'not now' });
  if (waits.length === 0) await session.freeze(instance);
  await session.forget(instance);
  const outcome = await loading;
  if (outcome.status === 'ok' || waits.length > 0) return null;
  return `${placeOf(outcome.error, file)}: ${outcome.error?.message ?? outcome.status}`;
}
