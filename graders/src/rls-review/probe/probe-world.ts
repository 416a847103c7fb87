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
import type { Population, Template, WorldSet } from './world-set.ts';

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
  full: Template;
  population: Population;
  /** The world without the victim, with the normalisers of both; null where it could not be laid out. */
  without: { template: Template; normalFull: Normalise; normal: Normalise } | null;
};

/** Lays out, for each tenant as the victim, the full world and the one without it, and reads them. */
export async function learn(worlds: WorldSet, settings: RunSettings, unmeasured: string[]): Promise<Knowledge[]> {
  const { fixture, roles: { names } } = worlds;
  const tenants = Object.keys(fixture.contract.tenants);
  const sides = [];
  for (const tenant of tenants) sides.push({ tenant, ...await pairFor(worlds, fixture, tenant, unmeasured) });
  const everyRole = names.roles.map((role) => names.actual(role));
  const code = [...fixture.contract.enter, ...fixture.contract.leave];
  const read = [];
  let known: { catalogue: Catalogue; mark: string } | null = null;
  for (const side of sides) {
    const template = side.full;
    const own = await withClient(worlds.urlOf(template), async (admin) => {
      const mark = await markOf(admin);
      // Objects of a change have other oids in each build; those of the schema are the same in all.
      known = known?.mark === mark ? known : { catalogue: await readCatalogue(admin, everyRole, code), mark };
      return { catalogue: known.catalogue, dump: await dumpRows(admin, known.catalogue) };
    });
    read.push({ ...side, ...own, smaller: side.without === null ? null : await readTemplate(worlds, side.without, own.catalogue) });
  }
  const actors = new Map(tenants.map((tenant) => [tenant, tenantActor(fixture.contract, names, tenant)]));
  const knowledge: Knowledge[] = [];
  for (const { tenant, full, population, without, catalogue, dump, smaller } of read) {
    const lacking = new Map(read.flatMap((other) => {
      if (other.smaller === null) return [];
      const columns = volatileColumns(catalogue, dump, other.smaller);
      return [[other.tenant, { dump: other.smaller, normalFull: normaliserOf(dump, columns, full.from), normal: normaliserOf(other.smaller, columns, full.from) }] as const];
    }));
    const own = lacking.get(tenant);
    const survey = await worlds.clone(full);
    const { roleOf, seen } = await lookAround(survey, actors, settings, catalogue, unmeasured);
    await worlds.drop(survey);
    knowledge.push({
      fixture, victim: tenant, catalogue, reach: new Reach(catalogue), data: new TenantData(dump, fixture.contract.tenants, lacking), actors, roleOf, seen, full, population,
      without: without === null || own === undefined ? null : { template: without, normalFull: own.normalFull, normal: own.normal },
    });
  }
  return knowledge;
}

/** One full world alone, for questions that compare nothing. */
export async function learnFull(worlds: WorldSet, population: Population, settings: RunSettings): Promise<Knowledge> {
  const { fixture, roles: { names } } = worlds;
  const full = await worlds.template(population);
  const { catalogue, dump } = await withClient(worlds.urlOf(full), async (admin) => {
    const catalogue = await readCatalogue(admin, names.roles.map((role) => names.actual(role)));
    return { catalogue, dump: await dumpRows(admin, catalogue) };
  });
  const actors = new Map(Object.keys(fixture.contract.tenants).map((tenant) => [tenant, tenantActor(fixture.contract, names, tenant)]));
  const survey = await worlds.clone(full);
  const { roleOf, seen } = await lookAround(survey, actors, settings, catalogue, []);
  await worlds.drop(survey);
  const data = new TenantData(dump, fixture.contract.tenants, new Map());
  return { fixture, victim: population.victim, catalogue, reach: new Reach(catalogue), data, actors, roleOf, seen, full, population, without: null };
}

/** Which objects with which numbers a database has. */
async function markOf(admin: pg.Client): Promise<string> {
  const { rows: [row] } = await admin.query<{ mark: string }>(`SELECT (SELECT md5(string_agg(c.oid || c.relname || coalesce(c.relacl::text, '') || c.relrowsecurity || c.relforcerowsecurity, ',' ORDER BY c.oid)) FROM pg_catalog.pg_class c WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S'))
    || (SELECT md5(string_agg(p.oid || p.proname || p.prosrc || coalesce(p.proacl::text, ''), ',' ORDER BY p.oid)) FROM pg_catalog.pg_proc p WHERE p.oid >= 16384)
    || coalesce((SELECT md5(string_agg(l.oid::text, ',' ORDER BY l.oid)) FROM pg_catalog.pg_largeobject_metadata l), '') AS mark`);
  return row?.mark ?? '';
}

async function lookAround(world: World, actors: ReadonlyMap<string, Actor>, settings: RunSettings, catalogue: Catalogue, unmeasured: string[]): Promise<Pick<Knowledge, 'roleOf' | 'seen'>> {
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
  return new Subject({ catalogue, reach, data, contract, role, attacker, victim, seen });
}

/** The full world and one without the victim, on a common stem where that loads. */
async function pairFor(worlds: WorldSet, fixture: Fixture, victim: string, unmeasured: string[]): Promise<{ full: Template; population: Population; without: Template | null }> {
  const lacks: Population['has'][] = fixture.tenants[victim]?.alternate == null ? ['absent'] : ['alternate', 'absent'];
  const why: string[] = [];
  for (const loaded of ['last', 'in-order'] as const) {
    for (const has of lacks) {
      try {
        const without = await worlds.template({ victim, has, loaded });
        const population: Population = { victim, has: 'present', loaded };
        return { full: await worlds.template(population), population, without };
      } catch (error) {
        why.push((error as Error).message);
      }
    }
  }
  const population: Population = { victim, has: 'present', loaded: 'in-order' };
  const full = await worlds.template(population);
  unmeasured.push(`A world without ${victim} could not be laid out; give tenants/${victim}.alt.sql with its keys and other secrets. ${why[0]}`);
  return { full, population, without: null };
}

async function readTemplate(worlds: WorldSet, template: Template, catalogue: Catalogue): Promise<Dump> {
  return withClient(worlds.urlOf(template), async (admin) => {
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

/** The full world built once more, independently: the control for every comparison. */
export async function secondBuild(worlds: WorldSet, { catalogue, data, population }: Knowledge): Promise<{ world: World; normal: Normalise }> {
  const template = await worlds.template(population, 1);
  const dump = await readTemplate(worlds, template, catalogue);
  return { world: await worlds.clone(template), normal: normaliserOf(dump, volatileColumns(catalogue, data.full, dump), template.from) };
}
