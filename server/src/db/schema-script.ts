import type { CatalogueDescription, FunctionEntry, GrantEntry, PolicyEntry, RelationEntry } from '@assay/fixtures/workspace/catalogue.ts';

/**
 * A catalogue as one SQL script that makes it again: the schema to read, and to lay out for the prober. Covers what
 * our migrations use: schemas, functions, tables, keys, indexes, policies, triggers and grants.
 * @throws when the catalogue holds something else, which a reader would miss
 */
export function schemaScript({ schemas, relations, functions, types, others, defaultPrivileges }: CatalogueDescription): string {
  const foreign = [...relations.filter(({ kind }) => kind !== 'table').map(({ kind }) => kind), ...types.map(({ kind }) => kind), ...others.map(({ kind }) => kind), ...defaultPrivileges.map(() => 'default privileges')];
  if (foreign.length > 0) throw new Error(`The schema script cannot tell of: ${[...new Set(foreign)].join(', ')}. Teach it.`);
  const owned = schemas.flatMap(({ name, owner }) => [
    `SET ROLE ${owner};`,
    ...functions.filter((entry) => entry.schema === name && !readsTables(entry)).map(functionScript),
    ...relations.filter(({ schema }) => schema === name).map(tableScript),
    ...functions.filter((entry) => entry.schema === name && readsTables(entry)).map(functionScript),
    ...relations.filter(({ schema }) => schema === name).flatMap(keyScripts),
    ...relations.filter(({ schema }) => schema === name).map(securityScript),
  ]);
  return [
    ...schemas.map(({ name, owner, grants }) => [`CREATE SCHEMA ${name} AUTHORIZATION ${owner};`, ...grantsTo('SCHEMA', name, owner, grants)].join('\n')),
    ...owned,
    'RESET ROLE;',
  ].join('\n\n') + '\n';
}

/** A body in SQL is checked when it is made, so what gives rows of tables comes after them. */
function readsTables({ returns }: FunctionEntry): boolean {
  return returns?.startsWith('TABLE(') ?? false;
}

function functionScript(entry: FunctionEntry): string {
  const signature = `${entry.schema}.${entry.name}`;
  const isPublic = entry.grants.some(({ role }) => role === 'public');
  return [
    `${entry.definition.trim().replace(/;$/, '')};`,
    ...(isPublic ? [] : [`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC;`]),
    ...grantsTo('FUNCTION', signature, entry.owner, entry.grants.filter(({ role }) => role !== 'public')),
  ].join('\n');
}

function tableScript({ schema, name, columns, constraints }: RelationEntry): string {
  const lines = [
    ...columns.map((column) => `${column.name} ${column.type}${column.nullable ? '' : ' NOT NULL'}${column.default === null ? '' : ` DEFAULT ${column.default}`}`),
    ...constraints.filter(({ kind }) => kind !== 'foreign key' && kind !== 'not null').map((constraint) => `CONSTRAINT ${constraint.name} ${constraint.definition}`),
  ];
  return `CREATE TABLE ${schema}.${name} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n);`;
}

function keyScripts({ schema, name, constraints, indexes }: RelationEntry): string[] {
  const backing = new Set(constraints.map((constraint) => constraint.name));
  const lines = [
    ...constraints.filter(({ kind }) => kind === 'foreign key').map((key) => `ALTER TABLE ${schema}.${name} ADD CONSTRAINT ${key.name} ${key.definition};`),
    ...indexes.filter((index) => !backing.has(index.name)).map(({ definition }) => `${definition.replace(/;$/, '')};`),
  ];
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function securityScript({ schema, name, owner, rowSecurity, forceRowSecurity, policies, triggers, grants }: RelationEntry): string {
  const table = `${schema}.${name}`;
  return [
    ...(rowSecurity ? [`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY${forceRowSecurity ? ', FORCE ROW LEVEL SECURITY' : ''};`] : []),
    ...policies.map((policy) => policyScript(table, policy)),
    ...triggers.map(({ definition }) => `${definition.replace(/;$/, '')};`),
    ...grantsTo('TABLE', table, owner, grants),
  ].join('\n');
}

function policyScript(table: string, { name, command, permissive, roles, using, check }: PolicyEntry): string {
  return `CREATE POLICY ${name} ON ${table}${permissive ? '' : ' AS RESTRICTIVE'} FOR ${command} TO ${roles.join(', ')}`
    + `${using === null ? '' : `\n  USING (${using})`}${check === null ? '' : `\n  WITH CHECK (${check})`};`;
}

/** What the owner has is his by right. */
function grantsTo(kind: string, object: string, owner: string, grants: readonly GrantEntry[]): string[] {
  const byRole = Map.groupBy(grants.filter(({ role }) => role !== owner), ({ role }) => role);
  return [...byRole].map(([role, held]) => `GRANT ${held.map(({ privilege, column }) => `${privilege}${column === null ? '' : ` (${column})`}`).join(', ')} ON ${kind} ${object} TO ${role};`);
}
