import type { Catalogue, Relation, Routine } from './catalogue.ts';
import { routineName } from './calls.ts';

/** What the catalogue says that could explain a leak through these objects, and what a fix would change. */
export type Explanation = { facts: string[]; hint: string };

export function explain(catalogue: Catalogue, oids: Iterable<number>, verb: string, role: string): Explanation {
  const parts = [...new Set(oids)].map((oid) => {
    const relation = catalogue.relations.get(oid);
    const routine = catalogue.routines.get(oid);
    return relation !== undefined ? ofRelation(catalogue, relation, verb, role) : routine !== undefined ? ofRoutine(routine) : { facts: [], hint: '' };
  });
  return { facts: [...new Set(parts.flatMap(({ facts }) => facts))], hint: parts.find(({ hint }) => hint !== '')?.hint ?? 'Bind what is read and written here to the tenant of the context.' };
}

function ofRelation(catalogue: Catalogue, relation: Relation, verb: string, role: string): Explanation {
  const { sql, kind, owner, rowSecurity, forced, options, policies } = relation;
  if (kind === 'v') {
    const invoker = options.some((option) => /^security_invoker=(true|on|1)/.test(option));
    return { facts: [`${sql} is a view of ${owner}${invoker ? ' that reads with the rights of who asks' : ' and reads with its owner’s rights'}.`],
      hint: invoker ? `Look at the tables under ${sql}.` : `Make ${sql} a security_invoker view, or filter by the tenant inside it.` };
  }
  if (kind === 'm') return { facts: [`${sql} is a materialized view: no policy applies to it.`], hint: `Take SELECT on ${sql} from ${role} and offer a filtered view or function.` };
  if (kind === 'f') return { facts: [`${sql} is a foreign table: the remote login decides, not this database’s policies.`], hint: `Take the grants on ${sql} from ${role}.` };
  const owns = owner === role || (catalogue.roles.get(role)?.memberOf.some((member) => member.role === owner && member.inherit) ?? false);
  if (verb === 'truncate') return { facts: [`TRUNCATE on ${sql} is held by ${role}; policies do not apply to it.`], hint: `Revoke TRUNCATE on ${sql}.` };
  if (!rowSecurity) {
    return { facts: [`Row security is not enabled on ${sql}${relation.partition ? ', a partition: its parent’s policies apply only to queries through the parent' : ''}${policies.length > 0 ? `, though it has ${policies.length} policies` : ''}.`],
      hint: relation.partition || relation.parents.length > 0 ? `Revoke direct access to ${sql}, or enable row security on it too.` : `Enable row security on ${sql} with a policy by tenant.` };
  }
  if (owns && !forced) return { facts: [`${role} acts as the owner of ${sql}, and row security is not forced on it.`], hint: `FORCE ROW LEVEL SECURITY on ${sql}, or let a role that owns nothing log in.` };
  const letter = { select: 'r', insert: 'a', update: 'w', delete: 'd' }[verb];
  const applied = policies.filter(({ command }) => letter === undefined || command === '*' || command === letter || command === 'r');
  return { facts: applied.map(({ name, permissive, roles, using, check, command }) =>
    `Policy ${name} on ${sql} (${permissive ? 'permissive' : 'restrictive'}, ${{ '*': 'ALL', r: 'SELECT', a: 'INSERT', w: 'UPDATE', d: 'DELETE' }[command] ?? command}, to ${roles.join(', ')})${using === null ? '' : ` USING ${using}`}${check === null ? '' : ` WITH CHECK ${check}`}.`),
  hint: `Bind every policy of ${sql} for ${verb.toUpperCase()} to the tenant of the context.` };
}

function ofRoutine(routine: Routine): Explanation {
  const path = routine.config.find((setting) => setting.startsWith('search_path='));
  return {
    facts: [`${routineName(routine)} runs as ${routine.definer ? `its owner ${routine.owner} (SECURITY DEFINER)` : 'its caller'}${routine.definer ? `, ${path === undefined ? 'with the caller’s search_path' : `SET ${path}`}` : ''}${routine.leakproof ? ', declared LEAKPROOF' : ''}.`],
    hint: routine.definer ? `Filter by the tenant of the context inside ${routineName(routine)}, not by its arguments; or make it SECURITY INVOKER.` : `Look at what ${routineName(routine)} reads and writes.`,
  };
}
