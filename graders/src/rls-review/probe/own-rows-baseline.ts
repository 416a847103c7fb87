import { fillRows, withClient, type World } from '@assay/fixtures/database/lay-out-world.ts';
import { directActor, tenantActor, type Actor } from './actors.ts';
import { lost, ownUses, tryOwnUses, type Own } from './own-rows.ts';
import type { FailedUse } from './probe-result.ts';
import { lookAround, subjectOf } from './probe-world.ts';
import { Reach } from './reach.ts';
import { readCatalogue } from './read-catalogue.ts';
import type { RunSettings } from './runner.ts';
import { added, dumpRows, TenantData, type Row } from './tenant-data.ts';
import type { WorldSet } from './world-set.ts';

export type Baseline = { world: World; /** After the changes: what no longer works. */ lostSince: () => Promise<FailedUse[]> };
/** What a tenant can do with its own rows in the sound world. */
type Tried = { tenant: string; actor: Actor; uses: Own[]; before: Awaited<ReturnType<typeof tryOwnUses>> };

/**
 * What each tenant can do with its own rows in the sound world, and a world with the changes in which to see what
 * of it was lost. It must run before any other world gets the changes: they may alter roles, which the sound
 * world's tries are made as.
 */
export async function layOutBaseline(worlds: WorldSet, settings: RunSettings): Promise<Baseline> {
  if (worlds.changes.length === 0) return { world: await worlds.original(), lostSince: async () => [] };
  const { tried, template } = await worlds.remember('own rows', () => tryOriginal(worlds, settings));
  const excused = worlds.changes.length < 2 ? [] : await lostBefore(worlds, template, tried, settings);
  const world = await worlds.changedFrom(template);
  return {
    world,
    lostSince: async () => (await lostIn(world, tried, settings)).filter((use) => !excused.some((before) => before.tenant === use.tenant && before.relation === use.relation && before.verb === use.verb)),
  };
}

/** What the changes before the last one took already: the last, a fix, is not to blame for it. */
async function lostBefore(worlds: WorldSet, template: string, tried: readonly Tried[], settings: RunSettings): Promise<FailedUse[]> {
  const world = await worlds.changedFrom(template, worlds.changes.length - 1);
  const failed = await lostIn(world, tried, settings);
  await worlds.drop(world);
  return failed;
}

async function lostIn(world: World, tried: readonly Tried[], settings: RunSettings): Promise<FailedUse[]> {
  const failed: FailedUse[] = [];
  for (const { tenant, actor, uses, before } of tried) failed.push(...lost(tenant, before, await tryOwnUses(world, actor, uses, settings)));
  return failed;
}

/** The tries name rows by their keys, which may be generated: `template` is the database that has them. */
async function tryOriginal(worlds: WorldSet, settings: RunSettings): Promise<{ tried: Tried[]; template: string }> {
  const { fixture, roles: { names } } = worlds;
  const world = await worlds.empty();
  const tenants = Object.keys(fixture.contract.tenants);
  const own = new Map<string, Map<string, Row[]>>();
  const { catalogue, full } = await withClient(world.url, async (admin) => {
    const catalogue = await readCatalogue(admin, names.roles.map((role) => names.actual(role)));
    let before = await dumpRows(admin, catalogue);
    for (const tenant of tenants) {
      await fillRows(world, [fixture.tenants[tenant]?.rows].filter((rows) => rows !== undefined));
      const now = await dumpRows(admin, catalogue);
      own.set(tenant, added(now, before));
      before = now;
    }
    return { catalogue, full: before };
  });
  const actors = new Map(tenants.map((tenant) => [tenant, tenantActor(fixture.contract, names, tenant)]));
  const data = TenantData.watched(full, fixture.contract.tenants, own);
  const around = await lookAround(world, actors, settings, catalogue, []);
  const knowledge = { fixture, victim: '', catalogue, reach: new Reach(catalogue), data, actors, ...around, full: world, population: { victim: '', lacks: 'absent', loaded: 'in-order' }, without: null } as const;
  const tried: Tried[] = [];
  for (const [tenant, actor] of actors) {
    const direct = directActor(fixture.contract, names, tenant);
    for (const [who, role] of [[actor, around.roleOf.get(tenant) ?? ''], ...(direct === null ? [] : [[direct, names.actual(direct.login)] as const])] as const) {
      const uses = ownUses(subjectOf(knowledge, tenant, role, tenant));
      tried.push({ tenant, actor: who, uses, before: await tryOwnUses(world, who, uses, settings) });
    }
  }
  return { tried, template: worlds.keep(world) };
}
