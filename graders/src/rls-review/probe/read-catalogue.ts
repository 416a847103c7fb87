import type pg from 'pg';
import type { Catalogue, Relation, Rights, RoleFacts, Routine, Sequence, Verb } from './catalogue.ts';

const USER_SCHEMAS = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
const notExtension = (catalogue: string, oid: string) =>
  `NOT EXISTS (SELECT FROM pg_catalog.pg_depend x WHERE x.classid = 'pg_catalog.${catalogue}'::regclass AND x.objid = ${oid} AND x.deptype = 'e')`;
const names = (relation: string, numbers: string) =>
  `(SELECT coalesce(json_agg(z.attname::text ORDER BY u.n), '[]') FROM unnest(${numbers}) WITH ORDINALITY u(num, n) JOIN pg_catalog.pg_attribute z ON z.attrelid = ${relation} AND z.attnum = u.num)`;

const RELATIONS = `
SELECT c.oid::int AS oid, n.nspname::text AS schema, c.relname::text AS name, format('%I.%I', n.nspname, c.relname) AS sql, c.relkind::text AS kind,
  pg_get_userbyid(c.relowner)::text AS owner, c.relrowsecurity AS "rowSecurity", c.relforcerowsecurity AS forced, c.relispartition AS partition,
  coalesce((SELECT json_agg(i.inhparent::int) FROM pg_inherits i WHERE i.inhrelid = c.oid), '[]') AS parents,
  coalesce(to_json(c.reloptions), '[]') AS options, CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) ELSE '' END AS definition,
  pg_relation_is_updatable(c.oid, true) AS updatable,
  (SELECT coalesce(json_agg(json_build_object('name', a.attname::text, 'type', format_type(a.atttypid, a.atttypmod),
      'base', (WITH RECURSIVE b(t) AS (SELECT a.atttypid UNION ALL SELECT t.typbasetype FROM b JOIN pg_type t ON t.oid = b.t WHERE t.typtype = 'd')
        SELECT format_type(t.oid, NULL) FROM b JOIN pg_type t ON t.oid = b.t WHERE t.typtype <> 'd'), 'notNull', a.attnotnull,
      'default', pg_get_expr(d.adbin, d.adrelid), 'identity', a.attidentity::text, 'generated', a.attgenerated <> '',
      'labels', coalesce((SELECT json_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = a.atttypid), '[]')) ORDER BY a.attnum), '[]')
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
  (SELECT coalesce(json_agg(json_build_object('columns', ${names('c.oid', 'i.indkey::int2[]')},
      'kind', CASE WHEN i.indisprimary THEN 'primary' WHEN i.indisunique THEN 'unique' ELSE 'exclusion' END) ORDER BY i.indisprimary DESC), '[]')
    FROM pg_index i WHERE i.indrelid = c.oid AND (i.indisunique OR i.indisexclusion)) AS keys,
  (SELECT coalesce(json_agg(json_build_object('columns', ${names('k.conrelid', 'k.conkey')}, 'target', k.confrelid::int,
      'targetColumns', ${names('k.confrelid', 'k.confkey')}, 'onDelete', k.confdeltype::text)), '[]')
    FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f') AS "foreignKeys",
  (SELECT coalesce(json_agg(json_build_object('name', p.polname::text, 'command', p.polcmd::text, 'permissive', p.polpermissive,
      'roles', (SELECT json_agg(CASE r WHEN 0 THEN 'public' ELSE pg_get_userbyid(r)::text END) FROM unnest(p.polroles) r),
      'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid),
      'columns', (SELECT coalesce(json_agg(DISTINCT a.attname::text), '[]') FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE d.classid = 'pg_policy'::regclass AND d.objid = p.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid AND d.refobjsubid > 0))), '[]')
    FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
  (SELECT coalesce(json_agg(DISTINCT t.tgfoid::int), '[]') FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal) AS triggers,
  coalesce((SELECT string_agg(pg_get_ruledef(r.oid), ' ') FROM pg_rewrite r WHERE r.ev_class = c.oid AND r.rulename <> '_RETURN'), '') AS rules,
  coalesce((SELECT string_agg(pg_get_constraintdef(k.oid), ' ') FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'), '') AS checks
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${USER_SCHEMAS} AND ${notExtension('pg_class', 'c.oid')} ORDER BY n.nspname, c.relname`;

const ROUTINES = `
SELECT p.oid::int AS oid, n.nspname::text AS schema, p.proname::text AS name, format('%I.%I', n.nspname, p.proname) AS sql,
  (SELECT coalesce(json_agg(json_build_object('name', coalesce(p.proargnames[u.n], ''), 'type', format_type(u.t, NULL)) ORDER BY u.n), '[]')
    FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY u(t, n)) AS args,
  format_type(p.prorettype, NULL) AS returns, p.proretset AS set, p.prokind::text AS kind, p.provolatile::text AS volatile, p.prosecdef AS definer,
  p.proleakproof AS leakproof, pg_get_userbyid(p.proowner)::text AS owner, coalesce(to_json(p.proconfig), '[]') AS config,
  coalesce(CASE WHEN p.prokind IN ('f', 'p') THEN pg_get_functiondef(p.oid) END, p.prosrc) AS source,
  p.prorettype IN ('trigger'::regtype, 'event_trigger'::regtype) AS trigger
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${USER_SCHEMAS} AND ${notExtension('pg_proc', 'p.oid')} ORDER BY n.nspname, p.proname, p.oid`;

const RIGHTS = `
SELECT r.rolname::text AS role, c.oid::int AS oid, ARRAY(SELECT v FROM unnest(ARRAY['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER']) v
    WHERE has_table_privilege(r.oid, c.oid, v) OR v = 'REFERENCES' AND has_any_column_privilege(r.oid, c.oid, v)) AS verbs,
  ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(r.oid, c.oid, a.attnum, 'SELECT')) AS selects,
  ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(r.oid, c.oid, a.attnum, 'INSERT')) AS inserts,
  ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(r.oid, c.oid, a.attnum, 'UPDATE')) AS updates
FROM pg_roles r, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE r.rolname = ANY ($1) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${USER_SCHEMAS} AND has_schema_privilege(r.oid, n.oid, 'USAGE')`;

const SETTING = /(?:current_setting|set_config)\s*\(\s*'([a-z_][\w$]*\.[\w$.]+)'/gi;

/** Reads a world's catalogue as the administrator: catalogue tables only, nothing of the fixture's is called. */
export async function readCatalogue(admin: pg.Client, roleNames: readonly string[], extraCode: readonly string[] = []): Promise<Catalogue> {
  const ask = async <Row extends object>(text: string, values?: unknown[]) => (await admin.query<Row>({ text, ...(values === undefined ? {} : { values }) })).rows;
  await admin.query('SET search_path = pg_catalog');
  const relations = new Map((await ask<Relation>(RELATIONS)).map((relation) => [relation.oid, relation]));
  const routines = new Map((await ask<Routine>(ROUTINES)).map((routine) => [routine.oid, routine]));
  const sequences = await ask<Sequence>(`SELECT c.oid::int AS oid, format('%I.%I', n.nspname, c.relname) AS sql FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'S' AND ${USER_SCHEMAS} ORDER BY 2`);
  const largeObjects = (await ask<{ oid: number }>('SELECT oid::int AS oid FROM pg_largeobject_metadata ORDER BY oid')).map(({ oid }) => oid);
  const roles = new Map((await ask<RoleFacts>(ROLES, [roleNames])).map((role) => [role.name, role]));
  const asked = [...roles.keys()];

  const rights = new Map<string, Map<number, Rights>>(asked.map((role) => [role, new Map()]));
  for (const { role, oid, verbs, selects, inserts, updates } of await ask<{ role: string; oid: number; verbs: Verb[]; selects: string[]; inserts: string[]; updates: string[] }>(RIGHTS, [asked])) {
    if (verbs.length + selects.length + inserts.length + updates.length === 0) continue;
    rights.get(role)?.set(oid, { verbs: new Set(verbs), columns: { SELECT: new Set(selects), INSERT: new Set(inserts), UPDATE: new Set(updates) } });
  }
  const callable = await byRole(`SELECT r.rolname::text AS role, p.oid::int AS item FROM pg_roles r, pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE r.rolname = ANY ($1) AND ${USER_SCHEMAS} AND has_function_privilege(r.oid, p.oid, 'EXECUTE') AND has_schema_privilege(r.oid, n.oid, 'USAGE')`);
  const sequenceRights = await byRole(`SELECT r.rolname::text AS role, c.oid::int AS item FROM pg_roles r, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE r.rolname = ANY ($1) AND c.relkind = 'S' AND ${USER_SCHEMAS} AND has_schema_privilege(r.oid, n.oid, 'USAGE') AND has_sequence_privilege(r.oid, c.oid, 'SELECT, USAGE')`);
  const creatable = new Map<string, string[]>();
  for (const { role, schema } of await ask<{ role: string; schema: string }>(`SELECT r.rolname::text AS role, n.nspname::text AS schema FROM pg_roles r, pg_namespace n
    WHERE r.rolname = ANY ($1) AND ${USER_SCHEMAS} AND has_schema_privilege(r.oid, n.oid, 'CREATE')`, [asked])) creatable.set(role, [...creatable.get(role) ?? [], schema]);
  const dependsOn = new Map<number, Set<number>>();
  for (const { from, to } of await ask<{ from: number; to: number }>(DEPENDENCIES)) dependsOn.set(from, (dependsOn.get(from) ?? new Set()).add(to));

  const code = [...extraCode, ...[...routines.values()].flatMap(({ source, config }) => [source, ...config]),
    ...[...relations.values()].flatMap(({ definition, policies, columns, rules }) => [definition, rules, ...columns.map((column) => column.default ?? ''), ...policies.flatMap(({ using, check }) => [using ?? '', check ?? ''])])].join('\n');
  const settings = [...new Set([...code.matchAll(SETTING)].map(([, name = '']) => name.toLowerCase()))];
  return { relations, routines, sequences, roles, largeObjects, rights, sequenceRights, callable, creatable, dependsOn, settings };

  async function byRole(text: string): Promise<Map<string, Set<number>>> {
    const found = new Map<string, Set<number>>(asked.map((role) => [role, new Set()]));
    for (const { role, item } of await ask<{ role: string; item: number }>(text, [asked])) found.get(role)?.add(item);
    return found;
  }
}

const ROLES = `
WITH RECURSIVE m(member, role, inherit, set, admin) AS (
  SELECT a.member, a.roleid, a.inherit_option, a.set_option, a.admin_option FROM pg_auth_members a
  UNION SELECT m.member, a.roleid, m.inherit AND a.inherit_option, m.set AND a.set_option, m.set AND a.admin_option FROM m JOIN pg_auth_members a ON a.member = m.role)
SELECT r.rolname::text AS name, r.rolsuper AS superuser, r.rolbypassrls AS "bypassRls", r.rolreplication AS replication,
  (SELECT coalesce(json_agg(json_build_object('role', g.rolname::text, 'inherit', m.inherit, 'set', m.set, 'admin', m.admin)), '[]') FROM m JOIN pg_roles g ON g.oid = m.role WHERE m.member = r.oid) AS "memberOf",
  (SELECT coalesce(json_agg(s), '[]') FROM pg_db_role_setting d, unnest(d.setconfig) s WHERE d.setrole IN (r.oid, 0)
    AND d.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))) AS settings
FROM pg_roles r WHERE r.rolname = ANY ($1) OR r.oid IN (SELECT m.role FROM m JOIN pg_roles x ON x.oid = m.member WHERE x.rolname = ANY ($1))`;

const DEPENDENCIES = `
SELECT DISTINCT r.ev_class::int AS from, d.refobjid::int AS to FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid
  WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> r.ev_class
UNION SELECT p.polrelid::int, d.refobjid::int FROM pg_depend d JOIN pg_policy p ON p.oid = d.objid
  WHERE d.classid = 'pg_policy'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> p.polrelid
UNION SELECT r.ev_class::int, d.refobjid::int FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid
  WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_proc'::regclass
UNION SELECT p.polrelid::int, d.refobjid::int FROM pg_depend d JOIN pg_policy p ON p.oid = d.objid
  WHERE d.classid = 'pg_policy'::regclass AND d.refclassid = 'pg_proc'::regclass`;
