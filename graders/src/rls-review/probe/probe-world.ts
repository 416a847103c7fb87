import type pg from 'pg';
import type { World } from '@assay/fixtures/database/lay-out-world.ts';
import { withClient } from '@assay/fixtures/database/lay-out-world.ts';
import type { Fixture } from '@assay/fixtures/database/load-fixture.ts';
import { tenantActor, type Actor } from './actors.ts';
import type { Normalise } from './answer.ts';
import type { Catalogue, Relation } from './catalogue.ts';
import { Reach } from './reach.ts';
import { readCatalogue } from './read-catalogue.ts';
import { enter, openSession, type RunSettings } from './runner.ts';
import { Subject } from './subject.ts';
import { dumpRows, normaliserOf, TenantData, volatileColumns, type Dump, type Row } from './tenant-data.ts';
import { identifier } from './values.ts';
import type { Population } from './templates.ts';
import type { WorldSet } from './world-set.ts';

/** Everything that is known of a laid-out fixture, seen from one victim, before the first question is asked. */
export type Knowledge = {
  fixture: Fixture;
  victim: string;
  catalogue: Catalogue;
  reach: Reach;
  data: TenantData;
  actors: Map<string, Actor>;
  /** current_user of each tenant once its context is entered. */
  roleOf: Map<string, string>;
  /** What each tenant sees of relations that store nothing, by relation. */
  seen: Map<string, Map<string, Row[]>>;
  full: World;
  population: Population;
  /** The world without the victim, with the normalisers of both; null where it could not be laid out. */
  without: { world: World; normalFull: Normalise; normal: Normalise } | null;
};

/** Lays out, for each tenant as the victim, the full world and the one without it, and reads them. */
export async function learn(worlds: WorldSet, settings: RunSettings, unmeasured: string[]): Promise<Knowledge[]> {
  const { fixture, roles: { names } } = worlds;
  const tenants = Object.keys(fixture.contract.tenants);
  const read = [];
  let known: { catalogue: Catalogue; mark: string } | null = null;
  for (const tenant of tenants) {
    const pair = await pairFor(worlds, fixture, tenant, unmeasured);
    const own = await withClient(pair.full.url, async (admin) => {
      const mark = await markOf(admin);
      // Objects of a change have other oids in each build; those of the schema are the same in all.
      if (known?.mark !== mark) known = { catalogue: await readCatalogue(admin, names.roles.map((role) => names.actual(role)), [...fixture.contract.enter, ...fixture.contract.leave]), mark };
      return { catalogue: known.catalogue, dump: await dumpRows(admin, known.catalogue) };
    });
    read.push({ ...pair, tenant, ...own, smaller: pair.without === null ? null : await readRows(pair.without, own.catalogue) });
  }
  const actors = new Map(tenants.map((tenant) => [tenant, tenantActor(fixture.contract, names, tenant)]));
  const knowledge: Knowledge[] = [];
  let around: Awaited<ReturnType<typeof lookAround>> | null = null;
  for (const { tenant, full, from, population, without, catalogue, dump } of read) {
    const lacking = new Map(read.flatMap((other) => {
      if (other.smaller === null) return [];
      const columns = volatileColumns(catalogue, dump, other.smaller);
      return [[other.tenant, { dump: other.smaller, normalFull: normaliserOf(dump, columns, from), normal: normaliserOf(other.smaller, columns, from) }] as const];
    }));
    const own = lacking.get(tenant);
    around ??= await lookAround(full, actors, settings, catalogue, unmeasured);
    knowledge.push({
      fixture, victim: tenant, catalogue, reach: new Reach(catalogue), data: new TenantData(dump, fixture.contract.tenants, lacking), actors, ...around, full, population,
      without: without === null || own === undefined ? null : { world: without, normalFull: own.normalFull, normal: own.normal },
    });
  }
  return knowledge;
}

/** Which objects with which numbers and rights a database has. */
async function markOf(admin: pg.Client): Promise<string> {
  const { rows: [row] } = await admin.query<{ mark: string }>(`SELECT (SELECT md5(string_agg(c.oid || c.relname || coalesce(c.relacl::text, '') || c.relrowsecurity || c.relforcerowsecurity, ',' ORDER BY c.oid)) FROM pg_catalog.pg_class c WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S'))
    || (SELECT md5(string_agg(p.oid || p.proname || p.prosrc || coalesce(p.proacl::text, ''), ',' ORDER BY p.oid)) FROM pg_catalog.pg_proc p WHERE p.oid >= 16384)
    || coalesce((SELECT md5(string_agg(l.oid::text, ',' ORDER BY l.oid)) FROM pg_catalog.pg_largeobject_metadata l), '') AS mark`);
  return row?.mark ?? '';
}

export async function lookAround(world: World, actors: ReadonlyMap<string, Actor>, settings: RunSettings, catalogue: Catalogue, unmeasured: string[]): Promise<Pick<Knowledge, 'roleOf' | 'seen'>> {
  const roleOf = new Map<string, string>();
  const seen = new Map<string, Map<string, Row[]>>();
  for (const [tenant, actor] of actors) {
    const role = await currentRole(world, actor, settings);
    if (role === null) unmeasured.push(`The context of ${tenant} could not be entered.`);
    roleOf.set(tenant, role ?? world.roles.names.actual(actor.login));
    seen.set(tenant, await look(world, actor, settings, catalogue, roleOf.get(tenant) ?? ''));
  }
  return { roleOf, seen };
}

/** One attacker and one victim, as questions are made from them. */
export function subjectOf(knowledge: Knowledge, attacker: string | null, role: string, victim: string): Subject {
  const { catalogue, reach, data, fixture: { contract } } = knowledge;
  const names = [...catalogue.relations.values()].map(({ sql }) => sql);
  const rows = (tenant: string | null, sql: string) => (tenant === null ? [] : knowledge.seen.get(tenant)?.get(sql) ?? []);
  const seen = new Map(names.map((sql) => [sql, { attacker: rows(attacker, sql), victim: rows(victim, sql) }]));
  const actor = attacker === null ? undefined : knowledge.actors.get(attacker);
  const login = knowledge.full.roles.names.actual(actor?.login ?? contract.login);
  return new Subject({ catalogue, reach, data, contract, role, attacker, victim, seen, login, reenter: actor?.enter ?? [] });
}

/** The two worlds of one victim, the victim loaded last where that loads. */
async function pairFor(worlds: WorldSet, fixture: Fixture, victim: string, unmeasured: string[]): Promise<{ full: World; population: Population; without: World | null; from: Date }> {
  const lacks: Population['lacks'][] = fixture.tenants[victim]?.alternate == null ? ['absent'] : ['alternate', 'absent'];
  const why: string[] = [];
  for (const loaded of ['last', 'in-order'] as const) {
    for (const how of lacks) {
      const population: Population = { victim, lacks: how, loaded };
      try {
        return { ...await worlds.pair(population, 0), population };
      } catch (error) {
        why.push((error as Error).message);
      }
    }
  }
  const from = new Date();
  const full = await worlds.alone();
  unmeasured.push(`A world without ${victim} could not be laid out; give tenants/${victim}.alt.sql with its keys and other secrets. ${why[0]}`);
  return { full, population: { victim, lacks: 'absent', loaded: 'in-order' }, without: null, from };
}

export function readRows(world: World, catalogue: Catalogue): Promise<Dump> {
  return withClient(world.url, async (admin) => {
    await admin.query('SET search_path = pg_catalog');
    return dumpRows(admin, catalogue);
  });
}

async function currentRole(world: World, actor: Actor, settings: RunSettings): Promise<string | null> {
  const session = await openSession(world, actor, settings);
  const entered = await enter(session, actor);
  const { results } = await session.ask('SELECT current_user');
  await session.close();
  return entered ? results[0]?.rows[0]?.[0] ?? null : null;
}

/** A tenant's own reading of views, which store nothing themselves. */
async function look(world: World, actor: Actor, settings: RunSettings, catalogue: Catalogue, role: string): Promise<Map<string, Row[]>> {
  const session = await openSession(world, actor, settings);
  const rows = new Map<string, Row[]>();
  await enter(session, actor);
  await session.ask('SAVEPOINT reading');
  for (const relation of catalogue.relations.values()) {
    const columns = relation.columns.filter(({ name }) => catalogue.rights.get(role)?.get(relation.oid)?.columns.SELECT.has(name));
    if (columns.length === 0 || !storesNothing(relation)) continue;
    const { results, error } = await session.ask(`SELECT ${columns.map(({ name }) => identifier(name)).join(', ')} FROM ${relation.sql} LIMIT 500`);
    if (error !== null) await session.ask('ROLLBACK TO reading');
    else rows.set(relation.sql, (results[0]?.rows ?? []).map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null]))));
  }
  await session.close();
  return rows;
}

const storesNothing = ({ kind }: Relation): boolean => kind === 'v' || kind === 'f';

/** Both worlds in another build, with normalisers: the control for every comparison. */
export async function buildAgain(worlds: WorldSet, { catalogue, data, population, without: had }: Knowledge, build: number): Promise<{ full: World; without: World | null; normalFull: Normalise; normal: Normalise }> {
  const { full, without, from } = had === null ? { full: await worlds.alone(), without: null, from: new Date() } : await worlds.pair(population, build);
  const dump = await readRows(full, catalogue);
  const smaller = without === null ? dump : await readRows(without, catalogue);
  const columns = new Set([...volatileColumns(catalogue, data.full, dump), ...volatileColumns(catalogue, dump, smaller)]);
  return { full, without, normalFull: normaliserOf(dump, columns, from), normal: normaliserOf(smaller, columns, from) };
}
