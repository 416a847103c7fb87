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

export const FULL: Population = { missing: null, as: 'absent' };

/** Everything that is known of a laid-out fixture before the first question is asked. */
export type Knowledge = {
  fixture: Fixture;
  catalogue: Catalogue;
  reach: Reach;
  data: TenantData;
  actors: Map<string, Actor>;
  /** current_user of each tenant once its context is entered. */
  roleOf: Map<string, string>;
  /** What each tenant sees of relations that store nothing, by relation. */
  seen: Map<string, Map<string, Row[]>>;
  /** Populations without each tenant that could be laid out, with the normalisers of both sides. */
  without: Map<string, { template: Template; population: Population; normalFull: Normalise; normal: Normalise }>;
};

/** Lays out the full world and, unless nothing is compared, those without each tenant, and reads them. */
export async function learn(worlds: WorldSet, settings: RunSettings, unmeasured: string[], compared = true): Promise<Knowledge> {
  const { fixture, roles: { names } } = worlds;
  const tenants = Object.keys(fixture.contract.tenants);
  const full = await worlds.template(FULL);
  const survey = await worlds.clone(full);
  const everyRole = names.roles.map((role) => names.actual(role));
  const { catalogue, dump } = await withClient(survey.url, async (admin) => {
    const read = await readCatalogue(admin, everyRole, [...fixture.contract.enter, ...fixture.contract.leave]);
    return { catalogue: read, dump: await dumpRows(admin, read) };
  });

  const sides = new Map<string, { template: Template; population: Population; dump: Dump; normalFull: Normalise; normal: Normalise }>();
  for (const tenant of compared ? tenants : []) {
    const laidOut = await withoutTenant(worlds, fixture, tenant, unmeasured);
    if (laidOut === null) continue;
    const smaller = await readTemplate(worlds, laidOut.template, catalogue);
    const columns = volatileColumns(catalogue, dump, smaller);
    sides.set(tenant, { ...laidOut, dump: smaller, normalFull: normaliserOf(dump, columns, full.from), normal: normaliserOf(smaller, columns, full.from) });
  }
  const data = new TenantData(dump, fixture.contract.tenants, sides);
  const actors = new Map(tenants.map((tenant) => [tenant, tenantActor(fixture.contract, names, tenant)]));
  const roleOf = new Map<string, string>();
  const seen = new Map<string, Map<string, Row[]>>();
  for (const [tenant, actor] of actors) {
    const role = await currentRole(survey, actor, settings);
    if (role === null) unmeasured.push(`The context of ${tenant} could not be entered.`);
    roleOf.set(tenant, role ?? names.actual(actor.login));
    seen.set(tenant, await look(survey, actor, settings, catalogue, roleOf.get(tenant) ?? ''));
  }
  await worlds.drop(survey);
  return { fixture, catalogue, reach: new Reach(catalogue), data, actors, roleOf, seen, without: sides };
}

/** One attacker and one victim, as questions are made from them. */
export function subjectOf(knowledge: Knowledge, attacker: string | null, role: string, victim: string): Subject {
  const { catalogue, reach, data, fixture: { contract } } = knowledge;
  const names = [...catalogue.relations.values()].map(({ sql }) => sql);
  const rows = (tenant: string | null, sql: string) => (tenant === null ? [] : knowledge.seen.get(tenant)?.get(sql) ?? []);
  const seen = new Map(names.map((sql) => [sql, { attacker: rows(attacker, sql), victim: rows(victim, sql) }]));
  return new Subject({ catalogue, reach, data, contract, role, attacker, victim, seen });
}

async function withoutTenant(worlds: WorldSet, fixture: Fixture, tenant: string, unmeasured: string[]): Promise<{ template: Template; population: Population } | null> {
  const why: string[] = [];
  const kinds: Population['as'][] = fixture.tenants[tenant]?.alternate == null ? ['absent'] : ['alternate', 'absent'];
  for (const as of kinds) {
    const population: Population = { missing: tenant, as };
    const template = await worlds.template(population).catch((error: unknown) => { why.push((error as Error).message); return null; });
    if (template !== null) return { template, population };
  }
  unmeasured.push(`A world without ${tenant} could not be laid out; give tenants/${tenant}.alt.sql with its keys and other secrets. ${why.join(' ')}`);
  return null;
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

/** The full population built once more, independently: the control for every comparison. */
export async function secondBuild(worlds: WorldSet, { catalogue, data }: Knowledge): Promise<{ world: World; normal: Normalise }> {
  const template = await worlds.template(FULL, 1);
  const dump = await readTemplate(worlds, template, catalogue);
  return { world: await worlds.clone(template), normal: normaliserOf(dump, volatileColumns(catalogue, data.full, dump), template.from) };
}
