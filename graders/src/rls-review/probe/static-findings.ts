import type { RoleNames } from '@assay/fixtures/database/role-names.ts';
import type { Catalogue, RoleFacts } from './catalogue.ts';
import type { Finding } from './probe-result.ts';

/** Attributes that lift every policy at once. Only these decide without a witness. */
export function staticFindings(catalogue: Catalogue, logins: readonly string[], names: RoleNames): Finding[] {
  return logins.flatMap((login) => {
    const facts = catalogue.roles.get(names.actual(login));
    if (facts === undefined) return [];
    const granted = facts.memberOf.filter(({ role, admin }) => admin && names.roles.some((name) => names.actual(name) === role)).map(({ role }) => adminFinding(login, names.toPlain(role)));
    return [...granted, ...[facts, ...facts.memberOf.map(({ role }) => catalogue.roles.get(role)).filter((role) => role !== undefined)].flatMap((role) => attributesOf(role).map((attribute): Finding => {
      const plain = names.toPlain(role.name);
      const through = plain === login ? '' : ` through its membership in ${plain}`;
      const title = `${login} has ${attribute}${through}`;
      const hint = plain === login ? `ALTER ROLE ${login} NO${attribute};` : `REVOKE ${plain} FROM ${login};`;
      return {
        id: `privilege/${attribute.toLowerCase()}/${login}`, title, actor: login, victim: 'all tenants', object: plain, verb: 'role attribute', channel: attribute === 'REPLICATION' ? 'wal' : 'privilege',
        statement: `SELECT rolsuper, rolbypassrls, rolreplication FROM pg_roles WHERE rolname = '${plain}';`,
        evidence: { summary: title, facts: [EFFECT[attribute]], fixHint: hint }, facts: [EFFECT[attribute]], fixHint: hint, basis: 'static',
      };
    }))];
  });
}

function adminFinding(login: string, role: string): Finding {
  const title = `${login} may grant ${role} to itself`;
  const fact = `With the admin option it can take every right of ${role} at any time.`;
  const hint = `REVOKE ADMIN OPTION FOR ${role} FROM ${login};`;
  return {
    id: `privilege/admin/${login}/${role}`, title, actor: login, victim: 'all tenants', object: role, verb: 'membership', channel: 'privilege', statement: `GRANT ${role} TO ${login} WITH SET TRUE; SET ROLE ${role};`,
    evidence: { summary: title, facts: [fact], fixHint: hint }, facts: [fact], fixHint: hint, basis: 'static',
  };
}

type Attribute = 'SUPERUSER' | 'BYPASSRLS' | 'REPLICATION';
const EFFECT: Record<Attribute, string> = {
  SUPERUSER: 'No policy and no grant applies to a superuser.',
  BYPASSRLS: 'Policies do not apply to a role with BYPASSRLS, forced or not.',
  REPLICATION: 'A replication role decodes every change of every tenant from the write-ahead log.',
};

function attributesOf({ superuser, bypassRls, replication }: RoleFacts): Attribute[] {
  return [...(superuser ? ['SUPERUSER' as const] : []), ...(bypassRls ? ['BYPASSRLS' as const] : []), ...(replication ? ['REPLICATION' as const] : [])];
}
