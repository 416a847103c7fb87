import { proveLayers, type Layer, type Level } from './canaries/prove-layers.ts';
import { findBubblewrap } from './find-bubblewrap.ts';
import { openSandbox } from './open-sandbox.ts';
import { RunnerPool } from './runner-pool.ts';
import type { SandboxJob, SandboxSession } from './sandbox-types.ts';

/** This machine does not keep foreign code in as well as it must. The job is `broken`; it is never run at a lower level. */
export class SandboxRefused extends Error {
  override name = 'SandboxRefused';
}

type Options = { minLevel?: 1 | 2; warm?: number; now?: () => number; prove?: typeof proveLayers; find?: typeof findBubblewrap };
type Proof = { level: Level; layers: Layer[]; at: number };

/** What was proven holds for so long; then the layers are attacked again. */
const VALID_MS = 60 * 60_000;

/** Opens sessions only while the layers have been proven, at the level that is asked for. */
export class ProvenSandbox {
  readonly #pool: RunnerPool;
  readonly #bubblewrap: string | null;
  readonly #minLevel: 1 | 2;
  readonly #now: () => number;
  readonly #prove: typeof proveLayers;
  #proof: Promise<Proof> | null = null;

  private constructor(bubblewrap: string | null, { minLevel = 2, warm = 0, now = Date.now, prove = proveLayers }: Options) {
    this.#bubblewrap = bubblewrap;
    this.#minLevel = minLevel;
    this.#now = now;
    this.#prove = prove;
    this.#pool = new RunnerPool(warm, { bubblewrap });
  }

  static async start(options: Options = {}): Promise<ProvenSandbox> {
    return new ProvenSandbox(await (options.find ?? findBubblewrap)(), options);
  }

  /** @throws SandboxRefused where a layer that the level promises does not hold */
  async open(job: SandboxJob, signal?: AbortSignal): Promise<SandboxSession> {
    const { level, layers } = await this.proof();
    if (level > this.#minLevel) {
      const missing = layers.filter(({ holds, neededFor }) => !holds && neededFor >= this.#minLevel);
      throw new SandboxRefused(`Foreign code runs here at level ${this.#minLevel} or better, and this machine gives level ${level}. Missing: ${missing.map(({ name, detail }) => `${name} (${detail})`).join('; ')}. \`assay doctor\` shows every layer.`);
    }
    return openSandbox(job, { pool: this.#pool, ...signal === undefined ? {} : { signal } });
  }

  /** The layers as last attacked, at most an hour ago. */
  async proof(): Promise<Proof> {
    const known = await this.#proof;
    if (known !== null && this.#now() - known.at < VALID_MS) return known;
    return this.#proof = this.#prove(this.#bubblewrap).then((proof) => ({ ...proof, at: this.#now() }));
  }

  /** Ends every session and every waiting child. */
  async close(): Promise<void> {
    await this.#pool.close();
  }
}
