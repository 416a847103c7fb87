import type { FunctionView, RelationView } from '@assay/server/contract/schema-view.ts';

export type Badge = { text: string; says: string };

const HOLDS_ROWS = new Set<RelationView['kind']>(['table', 'partitioned table', 'partition']);

/** Facts about whose rights apply to a relation. Facts, not advice: finding the leak is the task. */
export function relationBadges(relation: RelationView): Badge[] {
  if (relation.view !== null) {
    const { securityInvoker, securityBarrier, checkOption } = relation.view;
    return [
      securityInvoker ? { text: 'invoker', says: 'Reads with the rights of whoever asks' } : { text: 'owner', says: 'Reads with the rights of its owner' },
      ...(securityBarrier ? [{ text: 'barrier', says: 'Its conditions run before those of the query' }] : []),
      ...(checkOption === null ? [] : [{ text: `check ${checkOption.toLowerCase()}`, says: 'Refuses rows it would not show' }]),
    ];
  }
  if (!HOLDS_ROWS.has(relation.kind)) return [];
  if (!relation.rowSecurity) return [{ text: 'no RLS', says: 'Row security is not enabled' }];
  return [
    { text: 'RLS', says: 'Row security is enabled' },
    ...(relation.forceRowSecurity ? [{ text: 'FORCE', says: 'Row security also binds the owner' }] : []),
  ];
}

export function functionBadges(view: FunctionView): Badge[] {
  return [
    view.securityDefiner ? { text: 'definer', says: 'Runs with the rights of its owner' } : { text: 'invoker', says: 'Runs with the rights of the caller' },
    view.searchPath === null ? { text: 'caller’s path', says: 'Sets no search_path of its own' } : { text: 'path', says: `search_path = ${view.searchPath}` },
    ...(view.leakproof ? [{ text: 'leakproof', says: 'Declared LEAKPROOF' }] : []),
  ];
}
