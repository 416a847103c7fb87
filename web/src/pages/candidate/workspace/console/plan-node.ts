/** A node of `EXPLAIN (FORMAT JSON)`, reduced to what a tree shows. */
export type PlanNode = { title: string; figures: string[]; conditions: string[]; children: PlanNode[] };

const CONDITIONS = ['Index Cond', 'Recheck Cond', 'Filter', 'Rows Removed by Filter', 'One-Time Filter', 'Hash Cond', 'Merge Cond', 'Join Filter', 'Sort Key', 'Group Key', 'Subplans Removed'];

/** Reads Postgres' plan, whether the root comes bare or as `[{ "Plan": … }]`; null when it is no plan. */
export function readPlan(raw: unknown): PlanNode | null {
  if (Array.isArray(raw)) return readPlan(raw[0]);
  if (typeof raw !== 'object' || raw === null) return null;
  const node = raw as Record<string, unknown>;
  if (node['Plan'] !== undefined) return readPlan(node['Plan']);
  if (typeof node['Node Type'] !== 'string') return null;
  const on = node['Relation Name'] ?? node['Function Name'] ?? node['CTE Name'];
  const index = node['Index Name'];
  const figures = [`cost ${show(node['Total Cost'])}`, `${show(node['Plan Rows'])} rows expected`];
  if (node['Actual Rows'] !== undefined) figures.push(`${show(node['Actual Rows'])} rows, ${show(node['Actual Total Time'])} ms, ${show(node['Actual Loops'])}×`);
  const children = Array.isArray(node['Plans']) ? node['Plans'].map(readPlan).filter((child) => child !== null) : [];
  return {
    title: [node['Node Type'], index === undefined ? '' : `using ${show(index)}`, on === undefined ? '' : `on ${show(on)}`].filter((part) => part !== '').join(' '),
    figures,
    conditions: CONDITIONS.filter((name) => node[name] !== undefined).map((name) => `${name}: ${show(node[name])}`),
    children,
  };
}

function show(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
