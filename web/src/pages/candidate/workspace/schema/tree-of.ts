import type { RelationView, SchemaView } from '@assay/server/contract/schema-view.ts';
import { functionBadges, relationBadges, type Badge } from './badges.ts';
import { functionKey, relationKey } from './object-key.ts';

export type TreeItem = { key: string; label: string; badges: Badge[]; depth: number };
export type TreeGroup = { title: string; items: TreeItem[] };

const GROUPS: { title: string; kinds: RelationView['kind'][] }[] = [
  { title: 'Tables', kinds: ['table', 'partitioned table', 'partition', 'foreign table'] },
  { title: 'Views', kinds: ['view', 'materialized view'] },
  { title: 'Sequences', kinds: ['sequence'] },
];

/** The schema as groups of a tree, partitions under their parents, filtered by a part of the name. */
export function treeOf(schema: SchemaView, filter: string): TreeGroup[] {
  const wanted = (name: string) => name.toLowerCase().includes(filter.trim().toLowerCase());
  const schemas = new Set([...schema.relations, ...schema.functions].map((object) => object.schema));
  const nameOf = (object: { schema: string; name: string }) => (schemas.size > 1 ? `${object.schema}.${object.name}` : object.name);
  const groups = GROUPS.map(({ title, kinds }) => {
    const of = schema.relations.filter((relation) => kinds.includes(relation.kind) && wanted(nameOf(relation)));
    return { title, items: nested(of).map(({ relation, depth }) => ({ key: relationKey(relation), label: nameOf(relation), badges: badgesOf(relation), depth })) };
  });
  const functions = schema.functions.filter((view) => wanted(nameOf(view)))
    .map((view) => ({ key: functionKey(view), label: `${nameOf(view)}(${view.arguments})`, badges: functionBadges(view), depth: 0 }));
  return [...groups, { title: 'Functions', items: functions }].filter(({ items }) => items.length > 0);
}

function badgesOf(relation: RelationView): Badge[] {
  const kind = relation.kind === 'table' || relation.kind === 'view' ? [] : [{ text: relation.kind, says: `A ${relation.kind}` }];
  return [...kind, ...relationBadges(relation)];
}

/** Children right after their parents; a child whose parent is not listed stands alone. */
function nested(relations: RelationView[]): { relation: RelationView; depth: number }[] {
  const name = (relation: RelationView) => `${relation.schema}.${relation.name}`;
  const listed = new Set(relations.map(name));
  const under = (parent: string | null, depth: number): { relation: RelationView; depth: number }[] => relations
    .filter((relation) => (relation.parent !== null && listed.has(relation.parent) ? relation.parent : null) === parent)
    .flatMap((relation) => [{ relation, depth }, ...under(name(relation), depth + 1)]);
  return under(null, 0);
}
