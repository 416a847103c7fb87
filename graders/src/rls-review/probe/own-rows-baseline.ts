import type { World } from '@assay/fixtures/database/lay-out-world.ts';
import { lost, ownUses, tryOwnUses } from './own-rows.ts';
import type { FailedUse } from './probe-result.ts';
import { learnAlone, subjectOf, type Knowledge } from './probe-world.ts';
import type { RunSettings } from './runner.ts';
import { WorldSet } from './world-set.ts';

/** What each tenant reaches of its own rows in the sound world and no longer reaches after the changes. */
export async function compareOwnRows(serverUrl: string, changed: WorldSet, there: World, after: Knowledge, settings: RunSettings): Promise<FailedUse[]> {
  // Roles of its own: a change may have altered the attributes or memberships of the others.
  const sound = await WorldSet.open(serverUrl, changed.fixture, []);
  try {
    const before = await learnAlone(sound, { ...settings, admin: sound.admin });
    const failed: FailedUse[] = [];
    for (const [tenant, actor] of before.actors) {
      const changedActor = after.actors.get(tenant);
      if (changedActor === undefined) continue;
      // Whose row is whose is known from the changed worlds; what may be done with it is asked of the sound one.
      const uses = ownUses(subjectOf({ ...before, data: after.data }, tenant, before.roleOf.get(tenant) ?? '', tenant));
      const then = await tryOwnUses(before.full, actor, uses, { ...settings, admin: sound.admin });
      failed.push(...lost(tenant, then, await tryOwnUses(there, changedActor, uses, settings)));
    }
    return failed;
  } finally {
    await sound.close();
  }
}
