import { ChildPool } from './child-pool.ts';
import { levelOf, type Layer } from './layers.ts';
import { openOn } from './open-on.ts';
import { proveLayers } from './prove-layers.ts';
import { DEFAULT_LIMITS, type EngineName, type Job, type Level, type SandboxSession } from './sandbox-types.ts';

/** Foreign JavaScript needs at least permission flags and rlimits around its engine; a setting can only ask for more. */
const NEEDED: Level = 2;

export type Sandbox = {
  level: Level;
  layers: readonly Layer[];
  /** @throws CannotStripError for what the candidate must change; any other error is ours */
  open(job: Job): Promise<SandboxSession>;
  /** Ends all that was started. */
  close(): Promise<void>;
};

export type SandboxOptions = {
  engine?: EngineName;
  /** Children kept ready per kind of job. */
  warm?: number;
  /** The worst level that is accepted; beyond 2 nothing is. */
  minLevel?: Level;
};

/** This machine cannot run foreign code as safely as was asked; nothing is run. */
export class SandboxRefusedError extends Error {
  override name = 'SandboxRefusedError';
}

/**
 * Proves the layers, then takes jobs.
 * @throws SandboxRefusedError when the level that was proved is worse than the one needed: never a downgrade
 */
export async function startSandbox({ engine = 'quickjs-wasi', warm = 1, minLevel = NEEDED }: SandboxOptions = {}): Promise<Sandbox> {
  const layers = await proveLayers(engine);
  const level = levelOf(layers);
  const needed = Math.min(minLevel, NEEDED);
  if (level > needed) {
    const missing = layers.filter(({ holds }) => !holds).map(({ name, detail }) => `${name} (${detail})`);
    throw new SandboxRefusedError(`The sandbox proved level ${level}, and level ${needed} is needed. What does not hold: ${missing.join('; ')}. Run assay doctor.`);
  }
  const pool = new ChildPool(engine, warm);
  const sessions = new Set<SandboxSession>();
  return {
    level, layers,
    async open(job) {
      const prepared = await pool.take({ memoryBytes: job.limits?.memoryBytes ?? DEFAULT_LIMITS.memoryBytes, compute: job.compute ?? null });
      try {
        const session = openOn(prepared, job, level, engine);
        sessions.add(session);
        return { ...bound(session), close: () => session.close().finally(() => sessions.delete(session)) };
      } catch (error) {
        await prepared.child.kill('the job could not be opened');
        throw error;
      }
    },
    async close() {
      await Promise.allSettled([pool.close(), ...[...sessions].map((session) => session.close())]);
    },
  };
}

function bound(session: SandboxSession): SandboxSession {
  return {
    call: (...args) => session.call(...args), runTests: (...args) => session.runTests(...args), quiet: () => session.quiet(), pending: () => session.pending(),
    settle: (...args) => session.settle(...args), advance: (instance, ms) => session.advance(instance, ms), freeze: (instance) => session.freeze(instance), forget: (instance) => session.forget(instance), close: () => session.close(),
  };
}

/** `SANDBOX_MIN_LEVEL`. @throws Error for anything but 1 or 2, since a misspelt demand must not count as none */
export function readMinLevel(text: string | undefined): Level {
  if (text === undefined || text === '') return NEEDED;
  if (text === '1' || text === '2') return Number(text) as Level;
  throw new Error('SANDBOX_MIN_LEVEL is neither 1 (operating-system layer) nor 2 (permission flags and rlimits).');
}
