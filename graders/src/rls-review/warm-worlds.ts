import { TemplatePool } from './probe/template-pool.ts';

const pools = new Map<string, TemplatePool>();

/** The laid-out fixtures that this process keeps on a sandbox server between grades. */
export function warmWorlds(sandboxUrl: string): TemplatePool {
  const known = pools.get(sandboxUrl);
  if (known !== undefined) return known;
  const pool = new TemplatePool(sandboxUrl);
  pools.set(sandboxUrl, pool);
  return pool;
}

/** Drops them all; the next grade lays out anew. */
export async function dropWarmWorlds(): Promise<void> {
  const all = [...pools.values()];
  pools.clear();
  for (const pool of all) await pool.close();
}
