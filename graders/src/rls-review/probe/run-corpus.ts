import { resolve } from 'node:path';
import { startEmbeddedServer } from '@assay/fixtures/postgres/embedded-server.ts';
import { TemplatePool } from './template-pool.ts';
import { corpusCases, runCase, totals, type CaseResult } from './corpus.ts';

// npx node graders/src/rls-review/probe/run-corpus.ts [word]… [--all] [--every=N]: prints misses (or all cases) and the totals.
const words = process.argv.slice(2);
const root = resolve(import.meta.dirname, '../../../..', words.find((word) => word.startsWith('--root='))?.slice('--root='.length) ?? 'fixtures/leak-classes');
const server = await startEmbeddedServer();
const every = Number(words.find((word) => word.startsWith('--every='))?.slice(8) ?? 1);
const waiting = corpusCases(root, words.filter((word) => !word.startsWith('--'))).filter((_, i) => i % every === every - 1);
const pool = new TemplatePool(server.url);
const results: CaseResult[] = [];
const work = async () => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const result = await runCase(server.url, next, pool);
    results.push(result);
    const right = result.verdict === result.expected;
    if (!right || words.includes('--all')) console.log(`${right ? 'ok  ' : 'MISS'} ${result.world}/${result.leak ?? ''}/${result.fix ?? ''}: ${result.verdict}, expected ${result.expected} (${Math.round(result.durationMs)} ms, ${result.probes}) ${result.note}`);
  }
};
try {
  await Promise.all([work(), work()]);
} finally {
  await pool.close();
  await server.stop();
}
for (const [name, { right, of }] of Object.entries(totals(results))) console.log(`${name}: ${right} of ${of}`);
console.log(`median ${Math.round(results.map(({ durationMs }) => durationMs).sort((a, b) => a - b)[Math.floor(results.length / 2)] ?? 0)} ms`);
