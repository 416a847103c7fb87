import type { Bounds } from '../explore/explore.ts';
import type { CodeVersion } from '../world/code-version.ts';
import { momentOf } from '../world/moment.ts';
import type { TestSuite } from '../world/test-suite.ts';
import { VersionRunner, type TestRun } from '../world/version-runner.ts';
import type { WorldDatabases } from '../world/world-databases.ts';

/** Every test of a suite on one version of the code. */
export async function runAll(code: CodeVersion, suite: TestSuite, databases: WorldDatabases, bounds: Bounds): Promise<TestRun[]> {
  const opened = await VersionRunner.open(code, databases);
  if ('refused' in opened) throw new Error(opened.refused);
  const listed = await suite.list();
  if ('refused' in listed) throw new Error(listed.refused);
  const runs: TestRun[] = [];
  try {
    for (const test of listed.tests) runs.push(await opened.runner.run(suite, test, bounds, momentOf(1)));
  } finally {
    await opened.runner.close();
  }
  return runs;
}
