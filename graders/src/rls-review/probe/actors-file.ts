import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const TenantSchema = z.strictObject({
  /** Values for `{name}` in enter, leave and own. */
  values: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)).default({}),
  /** Where this tenant connects, when it has a login of its own. */
  url: z.string().optional(),
});

/** `actors.json`: who to ask an existing database as, and how to tell whose a row is. */
export const ActorsSchema = z.strictObject({
  /** Connection URL of the role the application connects as. */
  url: z.string().optional(),
  enter: z.array(z.string()).default([]),
  leave: z.array(z.string()).default([]),
  tenants: z.record(z.string(), TenantSchema).refine((tenants) => Object.keys(tenants).length >= 2, 'A leak needs at least two tenants.'),
  schemas: z.array(z.string()).min(1).default(['public']),
  shared: z.array(z.string()).default([]),
  /** Names of columns that hold the tenant's value `by`. */
  tenantColumn: z.strictObject({ columns: z.array(z.string()).min(1), by: z.string() }).optional(),
  /** `schema.table` → a condition that is true for a tenant's rows, with `{name}`. */
  own: z.record(z.string(), z.string()).default({}),
}).refine((actors) => actors.url !== undefined || Object.values(actors.tenants).every(({ url }) => url !== undefined), { path: ['url'], error: 'Give the application\'s url, or one for each tenant.' })
  .refine((actors) => actors.tenantColumn !== undefined || Object.keys(actors.own).length > 0, { path: ['tenantColumn'], error: 'Say whose a row is: tenantColumn, or own for single tables.' })
  .refine(({ tenantColumn, tenants }) => tenantColumn === undefined || Object.values(tenants).every(({ values }) => tenantColumn.by in values), { path: ['tenantColumn', 'by'], error: 'Name one of the values that every tenant has.' });
export type Actors = z.infer<typeof ActorsSchema>;

export const ACTORS_HELP = `
actors.json, for --actors (the URL of --database-url reads catalogues and tables; every probe is rolled back):
  { "url": "postgres://app_user:secret@localhost/app",
    "enter": ["SELECT set_config('app.tenant_id', '{id}', true)"], "leave": [],
    "tenants": { "acme": { "values": { "id": "1" } }, "globex": { "values": { "id": "2" } } },
    "schemas": ["public"], "shared": ["public.plans"],
    "tenantColumn": { "columns": ["tenant_id"], "by": "id" },
    "own": { "public.users": "id IN (SELECT user_id FROM members WHERE tenant_id = {id})" } }
  A tenant with a login of its own gets a "url" of its own. "tenantColumn" names the columns that say whose a row
  is and which value they hold; "own" gives a condition for tables that say it otherwise.`;

/** @throws naming the field and the remedy */
export function readActors(path: string): Actors {
  if (!existsSync(path)) throw new Error(`--actors: there is no file ${path}.`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} is not JSON: ${(error as Error).message}`);
  }
  const parsed = ActorsSchema.safeParse(json);
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map(({ path: at, message }) => `${at.join('.') || '(root)'}: ${message}`).join('\n  ')}`);
  return parsed.data;
}
