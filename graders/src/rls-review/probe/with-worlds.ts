import type { Fixture } from '@assay/fixtures/database/load-fixture.ts';
import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import type { ProbeOptions } from './options.ts';
import { Templates } from './templates.ts';
import { WorldSet } from './world-set.ts';

/** Runs `work` with the worlds of a fixture and its changes; everything made for it is dropped or goes back to the pool. */
export async function withWorlds<T>(serverUrl: string, fixture: Fixture, changes: readonly SqlFile[], { pool, keepRoleNames = false }: ProbeOptions, work: (worlds: WorldSet) => Promise<T>): Promise<T> {
  const using = async (templates: Templates) => {
    const worlds = new WorldSet(templates, fixture, changes);
    try {
      return await work(worlds);
    } finally {
      await worlds.close();
    }
  };
  if (pool !== undefined && !keepRoleNames) return pool.lend(fixture, using);
  const templates = await Templates.open(serverUrl, fixture, keepRoleNames);
  try {
    return await using(templates);
  } finally {
    await templates.close();
  }
}
