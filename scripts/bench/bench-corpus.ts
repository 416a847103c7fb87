import { resolve } from 'node:path';
import { corpusCases, runCase, totals, type CaseResult } from '../../graders/src/rls-review/probe/corpus.ts';
import { TemplatePool } from '../../graders/src/rls-review/probe/template-pool.ts';

const WORKERS = 2;

/** The prober over every line of fixtures/leak-classes; misses are printed as they come. */
export async function benchCorpus(serverUrl: string): Promise<{ what: string; right: number; of: number }[]> {
  const pool = new TemplatePool(serverUrl);
  const waiting = corpusCases(resolve(import.meta.dirname, '../../fixtures/leak-classes'));
  const results: CaseResult[] = [];
  await Promise.all(Array.from({ length: WORKERS }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const result = await runCase(serverUrl, next, pool);
      results.push(result);
      if (result.verdict !== result.expected) console.log(`  miss: ${result.world} ${result.leak ?? ''} ${result.fix ?? ''}: ${result.verdict}, expected ${result.expected}`);
    }
  }));
  await pool.close();
  return Object.entries(totals(results)).map(([what, { right, of }]) => ({ what, right, of }));
}
