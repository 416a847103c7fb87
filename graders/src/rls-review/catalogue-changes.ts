import { createTwoFilesPatch } from 'diff';
import type { CatalogueDescription, FunctionEntry, RelationEntry } from '@assay/fixtures/workspace/catalogue.ts';
import { renderCatalogue } from '@assay/fixtures/workspace/render-catalogue.ts';

/** What a fix did to a database: a unified diff of the catalogue, and what a reviewer should look at first. */
export type CatalogueChanges = { diff: string; notable: string[] };

/** Null when the catalogues say the same. */
export function catalogueChanges(before: CatalogueDescription, after: CatalogueDescription): CatalogueChanges | null {
  const [original, fixed] = [renderCatalogue(before), renderCatalogue(after)];
  if (original === fixed) return null;
  const diff = createTwoFilesPatch('original', 'fixed', original, fixed, '', '', { context: 2 }).replace(/^=+\n/, '');
  return { diff, notable: [...relationChanges(before, after), ...functionChanges(before, after), ...otherChanges(before, after)] };
}

function relationChanges(before: CatalogueDescription, after: CatalogueDescription): string[] {
  return matched(before.relations, after.relations, ({ schema, name }) => `${schema}.${name}`).flatMap(([id, old, now]) => {
    if (now === undefined) return [`dropped the ${old?.kind ?? 'relation'} ${id}`];
    const rules = matched(old?.policies ?? [], now.policies, ({ name }) => name).flatMap(([name, oldRule, rule]) => {
      if (oldRule === undefined) return [`new policy ${name} on ${id}`];
      if (rule === undefined) return [`dropped the policy ${name} on ${id}`];
      return JSON.stringify(oldRule) === JSON.stringify(rule) ? [] : [`changed the policy ${name} on ${id}`];
    });
    const triggers = added(old?.triggers ?? [], now.triggers, ({ definition }) => definition).map(({ name }) => `new or changed trigger ${name} on ${id}`);
    return [
      ...(old === undefined ? [`new ${now.kind} ${id}, owned by ${now.owner}`] : ownership(old, now, id)),
      ...switches(old, now, id), ...rules, ...triggers, ...grants(old?.grants ?? [], now.grants, id),
    ];
  });
}

function switches(old: RelationEntry | undefined, now: RelationEntry, id: string): string[] {
  if (old === undefined) return [];
  const facts: string[] = [];
  if (old.rowSecurity !== now.rowSecurity) facts.push(`row security ${now.rowSecurity ? 'switched on' : 'switched off'} for ${id}`);
  if (old.forceRowSecurity !== now.forceRowSecurity) facts.push(`row security ${now.forceRowSecurity ? 'forced on' : 'no longer forced on'} the owner of ${id}`);
  if (old.view !== null && JSON.stringify(old.view) !== JSON.stringify(now.view)) facts.push(`changed the options of the view ${id}`);
  return facts;
}

function functionChanges(before: CatalogueDescription, after: CatalogueDescription): string[] {
  const key = (entry: FunctionEntry) => `${entry.schema}.${entry.name}(${entry.arguments})`;
  return matched(before.functions, after.functions, key).flatMap(([id, old, now]) => {
    if (now === undefined) return [`dropped the function ${id}`];
    const definer = now.securityDefiner ? `, runs with the rights of ${now.owner}` : '';
    const changed = old !== undefined && old.definition !== now.definition ? [`changed the function ${id}${definer}`] : [];
    return [...(old === undefined ? [`new function ${id}${definer}`] : [...ownership(old, now, id), ...changed]), ...grants(old?.grants ?? [], now.grants, id)];
  });
}

function otherChanges(before: CatalogueDescription, after: CatalogueDescription): string[] {
  const text = (value: unknown) => JSON.stringify(value);
  return [
    ...added(before.others, after.others, text).map(({ kind, name }) => `new or changed ${kind} ${name}`),
    ...added(before.roles, after.roles, text).map(({ name }) => `changed the role ${name}`),
    ...added(before.defaultPrivileges, after.defaultPrivileges, text).map(({ owner, objects }) => `changed the default privileges of ${owner} on ${objects}`),
    ...matched(before.schemas, after.schemas, ({ name }) => name).flatMap(([name, old, now]) => (now === undefined ? [`dropped the schema ${name}`] : [
      ...(old === undefined ? [`new schema ${name}, owned by ${now.owner}`] : ownership(old, now, name)), ...grants(old?.grants ?? [], now.grants, name),
    ])),
  ];
}

function ownership(old: { owner: string }, now: { owner: string }, id: string): string[] {
  return old.owner === now.owner ? [] : [`owner of ${id} changed from ${old.owner} to ${now.owner}`];
}

function grants(old: RelationEntry['grants'], now: RelationEntry['grants'], id: string): string[] {
  const text = ({ role, privilege, column }: RelationEntry['grants'][number]) => `${privilege}${column === null ? '' : ` (${column})`} on ${id} to ${role}`;
  return [...added(old, now, text).map((grant) => `granted ${text(grant)}`), ...added(now, old, text).map((grant) => `revoked ${text(grant)}`.replace(/ to (\S+)$/, ' from $1'))];
}

/** Entries of `now` that `old` lacks. */
function added<Entry>(old: readonly Entry[], now: readonly Entry[], key: (entry: Entry) => string): Entry[] {
  const known = new Set(old.map(key));
  return now.filter((entry) => !known.has(key(entry)));
}

function matched<Entry>(old: readonly Entry[], now: readonly Entry[], key: (entry: Entry) => string): [id: string, old: Entry | undefined, now: Entry | undefined][] {
  const [before, after] = [new Map(old.map((entry) => [key(entry), entry])), new Map(now.map((entry) => [key(entry), entry]))];
  return [...new Set([...before.keys(), ...after.keys()])].map((id) => [id, before.get(id), after.get(id)]);
}
