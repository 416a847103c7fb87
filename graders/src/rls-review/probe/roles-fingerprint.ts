import type pg from 'pg';
import type { RoleNames } from '@assay/fixtures/database/role-names.ts';

/** Everything about these roles that lives outside of any one database: attributes, memberships, settings for all databases. */
export async function rolesFingerprint(admin: pg.Pool, names: RoleNames): Promise<string> {
  const { rows: [row] } = await admin.query<{ state: string }>(`
    WITH ours AS (SELECT a.* FROM pg_catalog.pg_authid a WHERE a.rolname = ANY ($1))
    SELECT json_build_array(
      (SELECT json_agg(o ORDER BY o.rolname) FROM ours o),
      (SELECT json_agg(json_build_array(m.roleid, m.member, m.grantor, m.admin_option, m.inherit_option, m.set_option) ORDER BY m.roleid, m.member, m.grantor)
         FROM pg_catalog.pg_auth_members m WHERE m.roleid IN (SELECT oid FROM ours) OR m.member IN (SELECT oid FROM ours)),
      (SELECT json_agg(json_build_array(s.setrole, s.setconfig) ORDER BY s.setrole)
         FROM pg_catalog.pg_db_role_setting s WHERE s.setdatabase = 0 AND s.setrole IN (SELECT oid FROM ours)),
      (SELECT json_agg(json_build_array(p.parname, p.paracl::text) ORDER BY p.parname) FROM pg_catalog.pg_parameter_acl p)
    )::text AS state`, [names.roles.map((role) => names.actual(role))]);
  return row?.state ?? '';
}
