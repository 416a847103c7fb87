import { childCommand } from './child-command.ts';
import { Child } from './child-process.ts';
import { realmSource } from './realm-source.ts';
import type { ComputeModule, EngineName } from './sandbox-types.ts';

/** What a child's allow-list, its memory and what it makes ready are fixed by at start. */
export type ChildKind = { memoryBytes: number; compute: ComputeModule | null; /** Its test runner is made ready too. */ tests: boolean };

const START_MS = 20_000;

/** A child whose engine is ready and that no run has used. */
export type PreparedChild = { child: Child; engineVersion: string; rlimits: boolean };

/** @throws Error when it does not start, which is our failure */
export async function prepareChild(engine: EngineName, { memoryBytes, compute, tests }: ChildKind): Promise<PreparedChild> {
  const sources = await realmSource();
  const command = childCommand(compute);
  const child = new Child(command);
  let waiting: NodeJS.Timeout | null = null;
  try {
    const engineVersion = await new Promise<string>((done, fail) => {
      waiting = setTimeout(() => fail(new Error(`The sandbox process did not answer in ${START_MS} ms.`)), START_MS);
      child.listen({
        reply: ({ engineVersion: version, broken }) => (version === undefined ? fail(new Error(broken ?? 'It did not name its engine.')) : done(version)),
        gone: (why) => fail(new Error(`The sandbox process did not start: ${why}`)),
      });
      child.send({ do: 'prepare', prepare: { engine, sources, memoryBytes, tests } });
    });
    return { child, engineVersion, rlimits: command.rlimits };
  } catch (error) {
    await child.kill('it did not start');
    throw error;
  } finally {
    if (waiting !== null) clearTimeout(waiting);
  }
}
