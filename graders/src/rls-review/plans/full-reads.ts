/** A node of EXPLAIN (FORMAT JSON, VERBOSE). */
export type PlanNode = {
  'Node Type': string;
  Schema?: string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
};

/** Relations a plan touches, as `schema.name`. */
export function relationsOf(plan: PlanNode): Set<string> {
  return new Set(nodesOf(plan).flatMap((node) => nameOf(node) ?? []));
}

/** Relations that a plan reads from end to end: by a sequential scan, or through an index without a condition. */
export function fullReadsOf(plan: PlanNode): Set<string> {
  return new Set(nodesOf(plan).filter(readsAll).flatMap((node) => nameOf(node) ?? []));
}

function readsAll({ 'Node Type': type, 'Index Cond': condition }: PlanNode): boolean {
  return type === 'Seq Scan' || ((type === 'Index Scan' || type === 'Index Only Scan') && condition === undefined);
}

function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

function nameOf({ Schema: schema, 'Relation Name': name }: PlanNode): string | undefined {
  return name === undefined ? undefined : `${schema ?? 'public'}.${name}`;
}
