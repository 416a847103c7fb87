import type { RelationView, SchemaView } from '@assay/server/contract/schema-view.ts';
import { relationBadges } from './badges.ts';
import { grantGrid } from './grant-grid.ts';
import { treeOf } from './tree-of.ts';

const relation = (name: string, more: Partial<RelationView> = {}): RelationView => ({
  schema: 'public', name, kind: 'table', owner: 'app_owner', parent: null, rowSecurity: true, forceRowSecurity: false, columns: [], policies: [],
  constraints: [], indexes: [], triggers: [], grants: [], view: null, comment: null, definition: '', ...more,
});
const schemaOf = (relations: RelationView[]): SchemaView => ({ relations, functions: [], roles: [], changed: false, diff: '' });
const grant = (role: string, privilege: string, column: string | null = null) => ({ role, privilege, column, grantable: false });
const words = (of: RelationView) => relationBadges(of).map(({ text }) => text);

test('partitions stand under their parent, wherever the catalogue lists them', () => {
  const [tables] = treeOf(schemaOf([relation('p_2026', { kind: 'partition', parent: 'public.payments' }), relation('payments', { kind: 'partitioned table' })]), '');
  expect(tables?.items.map(({ label, depth }) => [label, depth])).toEqual([['payments', 0], ['p_2026', 1]]);
});

test('a filter that hides the parent still shows the partition', () => {
  const [tables] = treeOf(schemaOf([relation('p_2026', { kind: 'partition', parent: 'public.payments' }), relation('payments', { kind: 'partitioned table' })]), '2026');
  expect(tables?.items.map(({ label, depth }) => [label, depth])).toEqual([['p_2026', 0]]);
});

test('badges say whose rights apply, for tables and views', () => {
  expect(words(relation('a'))).toEqual(['RLS']);
  expect(words(relation('a', { forceRowSecurity: true }))).toEqual(['RLS', 'FORCE']);
  expect(words(relation('a', { rowSecurity: false }))).toEqual(['no RLS']);
  expect(words(relation('v', { kind: 'view', view: { securityInvoker: false, securityBarrier: true, checkOption: null } }))).toEqual(['owner', 'barrier']);
});

test('the grid has a column a role, leaves out owners, and marks grants on some columns', () => {
  const { roles, rows } = grantGrid(schemaOf([
    relation('a', { grants: [grant('app_owner', 'SELECT'), grant('app_user', 'UPDATE', 'name'), grant('app_user', 'SELECT')] }),
    relation('b', { grants: [grant('reporting', 'SELECT')] }),
    relation('c'),
  ]), '');
  expect(roles).toEqual(['app_user', 'reporting']);
  expect(rows.map(({ object, cells }) => [object, ...cells.map(({ letters }) => letters)])).toEqual([['a', 'S U*', ''], ['b', '', 'S']]);
});
