import pg from 'pg';
import { quoteLiteral } from '@assay/fixtures/database/identifiers.ts';
import { RoleNames } from '@assay/fixtures/database/role-names.ts';
import type { Actors } from './actors-file.ts';
import type { Actor } from './actors.ts';
import type { Catalogue } from './catalogue.ts';
import { routineName, callSql } from './calls.ts';
import { findingsOf } from './findings.ts';
import type { ProbeResult } from './probe-result.ts';
import { Reach } from './reach.ts';
import { readCatalogue } from './read-catalogue.ts';
import { staticFindings } from './static-findings.ts';
import type { Step } from './step.ts';
import { canariesIn, type Symptom } from './symptom.ts';
import { TenantSession } from './tenant-session.ts';
import { identifier } from './values.ts';

/**
 * Probes an existing database without changing it: every actor reads everything it may, in READ ONLY transactions
 * that are rolled back, and what belongs to another tenant is looked for in the answers. `url` reads the catalogue
 * and the tables, so it needs to see all rows.
 */
export async function probeDatabase(url: string, actors: Actors): Promise<ProbeResult> {
  const started = performance.now();
  const admin = new pg.Pool({ connectionString: url, max: 2 });
  admin.on('error', () => {});
  const counted = { probes: 0 };
  const settings = { admin, timeoutMs: 5000, searchPath: actors.schemas[0] ?? null, counted };
  const unmeasured: string[] = [];
  try {
    const urlOf = (tenant: string) => actors.tenants[tenant]?.url ?? actors.url ?? '';
    const loginOf = (tenant: string) => decodeURIComponent(new URL(urlOf(tenant)).username);
    const logins = [...new Set(Object.keys(actors.tenants).map(loginOf))];
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    let catalogue: Catalogue;
    const canaries = new Map<string, Set<string>>();
    try {
      await client.query('BEGIN READ ONLY');
      catalogue = await readCatalogue(client, logins, actors.enter);
      for (const tenant of Object.keys(actors.tenants)) canaries.set(tenant, await valuesOf(client, catalogue, actors, tenant));
      await client.query('ROLLBACK');
    } finally {
      await client.end();
    }
    keepTelling(canaries, actors);
    const symptoms: Symptom[] = [];
    for (const asker of [...Object.keys(actors.tenants), null]) {
      const at = asker ?? Object.keys(actors.tenants)[0] ?? '';
      const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => actors.tenants[at]?.values[name] ?? whole);
      const actor: Actor = { login: loginOf(at), tenant: asker, enter: asker === null ? [] : actors.enter.map(fill), leave: [] };
      const session = await TenantSession.open(urlOf(at), settings);
      const begun = await session.ask(['BEGIN READ ONLY', ...actor.enter].join('; '));
      if (begun.error !== null) unmeasured.push(`The context of ${at} could not be entered: ${begun.error.message}`);
      const { results: [current] } = await session.ask('SELECT current_user');
      const role = current?.rows[0]?.[0] ?? actor.login;
      if (!catalogue.rights.has(role)) unmeasured.push(`${role}, whom ${at} becomes, is none of the logins; its rights were not read.`);
      await session.ask('SAVEPOINT probe');
      for (const step of steps(catalogue, role, actors)) {
        const answer = await session.ask(`ROLLBACK TO probe; ${step.sql}`);
        if (answer.ended !== null) unmeasured.push(`${step.object}: ended after too much ${answer.ended}.`);
        for (const [victim, values] of canaries) {
          if (victim === asker) continue;
          const shown = canariesIn(answer, step, { canaries: values, excused: new Set() });
          if (shown.length > 0) symptoms.push({ step, actor, victim, state: '', prelude: [], channel: answer.error === null ? 'rows' : 'message', canaries: shown, full: answer, without: null, changed: [] });
        }
      }
      await session.ask('ROLLBACK');
      await session.close();
    }
    const names = new RoleNames(logins, '');
    const findings = [...staticFindings(catalogue, logins, names), ...findingsOf(symptoms, catalogue, new Reach(catalogue), names)];
    const verdict = findings.length > 0 ? 'leaky' : unmeasured.length > 0 ? 'unmeasured' : 'sound';
    return { verdict, findings, uses: { passed: 0, failed: [] }, unmeasured, probes: counted.probes, durationMs: Math.round(performance.now() - started) };
  } finally {
    await admin.end();
  }
}

/** Reads of every relation in the schemas, and calls of functions that promise not to write and need no argument. */
function steps(catalogue: Catalogue, role: string, { schemas, shared }: Actors): Step[] {
  const rights = catalogue.rights.get(role);
  const callable = catalogue.callable.get(role);
  return [
    ...[...catalogue.relations.values()].filter(({ schema, name }) => schemas.includes(schema) && !shared.includes(`${schema}.${name}`)).flatMap((relation): Step[] => {
      const columns = relation.columns.filter(({ name }) => rights?.get(relation.oid)?.columns.SELECT.has(name)).map(({ name }) => identifier(name));
      return columns.length === 0 ? [] : [{ object: relation.sql, verb: 'select', oid: relation.oid, touches: [], sql: `SELECT ${columns.join(', ')} FROM ${relation.sql} LIMIT 10000` }];
    }),
    ...[...catalogue.routines.values()].filter(({ schema, args, volatile, trigger, kind, oid }) => schemas.includes(schema) && args.length === 0 && volatile !== 'v' && !trigger && kind === 'f' && callable?.has(oid))
      .map((routine): Step => ({ object: routineName(routine), verb: 'call', oid: routine.oid, touches: [], sql: callSql(routine, []) })),
  ];
}

/** Every value in the rows of one tenant. */
async function valuesOf(client: pg.Client, catalogue: Catalogue, actors: Actors, tenant: string): Promise<Set<string>> {
  const values = actors.tenants[tenant]?.values ?? {};
  const found = new Set<string>();
  for (const { schema, name, sql, kind, columns } of catalogue.relations.values()) {
    if (kind !== 'r' || !actors.schemas.includes(schema) || actors.shared.includes(`${schema}.${name}`)) continue;
    const mark = actors.tenantColumn;
    const column = mark?.columns.find((wanted) => columns.some((one) => one.name === wanted));
    const condition = actors.own[`${schema}.${name}`]?.replace(/\{(\w+)\}/g, (whole, key: string) => quoteLiteral(values[key] ?? whole))
      ?? (mark === undefined || column === undefined ? null : `${identifier(column)} = ${quoteLiteral(values[mark.by] ?? '')}`);
    if (condition === null) continue;
    const { rows } = await client.query<(string | null)[]>({ text: `SELECT ${columns.map((one) => identifier(one.name)).join(', ')} FROM ONLY ${sql} WHERE ${condition} LIMIT 2000`, rowMode: 'array', types: { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig });
    for (const row of rows) for (const value of row) if (value !== null) found.add(value);
  }
  return found;
}

/** What several tenants have, what is short, and what the file itself says tells nothing. */
function keepTelling(canaries: Map<string, Set<string>>, actors: Actors): void {
  const counts = new Map<string, number>();
  for (const values of canaries.values()) for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const said = new Set(Object.values(actors.tenants).flatMap(({ values }) => Object.values(values)));
  for (const values of canaries.values()) {
    for (const value of values) if ((counts.get(value) ?? 0) > 1 || said.has(value) || value.length < 5 || /^-?\d{1,5}(\.\d+)?$/.test(value)) values.delete(value);
  }
}
