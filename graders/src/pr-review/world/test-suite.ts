import { CannotStripError } from '../../sandbox/strip-types.ts';
import { sharedSandbox } from '../../sandbox/shared-sandbox.ts';
import type { SandboxSession } from '../../sandbox/sandbox-types.ts';
import type { Files, Refused } from './code-version.ts';
import { testLibraries } from './libraries.ts';
import { momentOf } from './moment.ts';
import { LIMITS, REPLACED_AFTER_MS } from './session-limits.ts';
import { placeOf } from './wording.ts';

export type TestName = { file: string; number: number; name: string; runs: boolean };

/** Test files, loaded; they run beside any version. */
export class TestSuite {
  readonly files: Files;
  #session: SandboxSession | null = null;
  #listed: { tests: TestName[] } | Refused = { tests: [] };
  #usedSince = 0;

  constructor(files: Files) {
    this.files = files;
  }

  /** In which every file is loaded. @throws CannotStripError */
  async session(): Promise<SandboxSession> {
    if (this.#session !== null && performance.now() - this.#usedSince > REPLACED_AFTER_MS) await this.close();
    if (this.#session === null) {
      this.#usedSince = performance.now();
      this.#session = await (await sharedSandbox()).open({ files: this.files, libraries: testLibraries(), ...momentOf(1), limits: LIMITS });
      this.#listed = await this.#load(this.#session);
    }
    return this.#session;
  }

  /** Every test by its place; a file that does not load is refused with file and line. */
  async list(): Promise<{ tests: TestName[] } | Refused> {
    try {
      await this.session();
      return this.#listed;
    } catch (error) {
      if (error instanceof CannotStripError) return { refused: error.message };
      throw error;
    }
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await session?.close();
  }

  async #load(session: SandboxSession): Promise<{ tests: TestName[] } | Refused> {
    const tests: TestName[] = [];
    for (const file of Object.keys(this.files).filter((name) => /\.test\.tsx?$/.test(name)).sort()) {
      const events = await session.runTests(file, { chosen: 'list' });
      const wrong = events.find(({ status }) => !['listed', 'skip', 'todo'].includes(status));
      if (wrong !== undefined) return { refused: `${placeOf(wrong.error, file)}: ${wrong.error?.message ?? wrong.status}` };
      tests.push(...events.map(({ name, status }, number) => ({ file, number, name, runs: status === 'listed' })));
    }
    return { tests };
  }
}
