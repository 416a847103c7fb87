import type { FixtureContract } from '@assay/fixtures/database/fixture-contract.ts';
import type { RoleNames } from '@assay/fixtures/database/role-names.ts';
import { contextStatements } from '@assay/fixtures/database/tenant-context.ts';

/** Somebody who asks: a login, and the tenant whose context it takes. Without tenant: nobody's context. */
export type Actor = {
  /** The role that logs in, by its plain name. */
  login: string;
  tenant: string | null;
  /** In the server's role names. */
  enter: string[];
  leave: string[];
};

export const actorName = ({ login, tenant }: Actor): string => (tenant === null ? `nobody as ${login}` : `${tenant} as ${login}`);

/** The tenant's own way in: the application's login and `enter`; without `enter`, the declared role among its values. */
export function tenantActor(contract: FixtureContract, names: RoleNames, tenant: string): Actor {
  return as(contract.enter.length > 0 ? contract.login : roleOfTenant(contract, names, tenant) ?? contract.login, contract, names, tenant);
}

/** A declared role among the tenant's values acts for it by logging in itself. Null where that is its way in anyway. */
export function directActor(contract: FixtureContract, names: RoleNames, tenant: string): Actor | null {
  const role = roleOfTenant(contract, names, tenant);
  return role === null || contract.enter.length === 0 ? null : { login: role, tenant, enter: [], leave: [] };
}

function roleOfTenant(contract: FixtureContract, names: RoleNames, tenant: string): string | null {
  return Object.values(contract.tenants[tenant] ?? {}).find((value) => names.roles.includes(value) && value !== contract.roles.owner) ?? null;
}

/** The declared roles that are neither a tenant's value, the owner, nor the login: actors in each tenant's context. */
export function otherLogins(contract: FixtureContract): string[] {
  const values = new Set(Object.values(contract.tenants).flatMap((tenant) => Object.values(tenant)));
  return contract.roles.others.filter((role) => !values.has(role) && role !== contract.login && role !== contract.roles.owner);
}

export function as(login: string, contract: FixtureContract, names: RoleNames, tenant: string | null): Actor {
  const statements = (which: 'enter' | 'leave') => (tenant === null ? [] : contextStatements(contract, tenant, which).map((text) => names.toActual(text)));
  return { login, tenant, enter: statements('enter'), leave: statements('leave') };
}

/** Names of the functions that `enter` and `leave` call; they decide who one is and get no foreign arguments. */
export function contextFunctions(contract: FixtureContract): Set<string> {
  return new Set([...contract.enter, ...contract.leave].flatMap((text) => [...text.matchAll(/([a-z_][\w$]*)"?\s*\(/gi)].map(([, name = '']) => name.toLowerCase())));
}
