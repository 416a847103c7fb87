import type { FunctionView, RelationView, SchemaView } from '@assay/server/contract/schema-view.ts';

/** Keys of objects in the address: `relation:public.visits`, `function:public.visible(uuid)`. */
export function relationKey({ schema, name }: Pick<RelationView, 'schema' | 'name'>): string {
  return `relation:${schema}.${name}`;
}

export function functionKey({ schema, name, arguments: args }: Pick<FunctionView, 'schema' | 'name' | 'arguments'>): string {
  return `function:${schema}.${name}(${args})`;
}

export type SchemaObject = { kind: 'relation'; relation: RelationView } | { kind: 'function'; function: FunctionView };

export function findObject(schema: SchemaView, key: string | null): SchemaObject | null {
  const relation = schema.relations.find((candidate) => relationKey(candidate) === key);
  if (relation !== undefined) return { kind: 'relation', relation };
  const found = schema.functions.find((candidate) => functionKey(candidate) === key);
  return found === undefined ? null : { kind: 'function', function: found };
}
