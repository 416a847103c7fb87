import { resolve } from 'node:path';
import { loadFixture } from '../fixtures/src/database/load-fixture.ts';
import { readSqlFile } from '../fixtures/src/database/sql-file.ts';
import { startEmbeddedServer } from '../fixtures/src/postgres/embedded-server.ts';
import { benchConsole, benchSessionStart } from '../fixtures/src/workspace/workspace.bench.ts';
import { benchCounter } from '../graders/src/context-assembly/tokens/count-tokens.bench.ts';
import { benchBareNode, benchSandbox } from '../graders/src/sandbox/sandbox.bench.ts';
import { benchCheck, benchDraftCheck } from './bench/bench-check.ts';
import { benchContext } from './bench/bench-context.ts';
import { benchCorpus } from './bench/bench-corpus.ts';
import { benchGrade } from './bench/bench-grade.ts';
import { benchReview } from './bench/bench-review.ts';
import { benchSessions } from './bench/bench-sessions.ts';

/** `npm run bench [session|console|grade|check|draft|corpus|context|sandbox|counter|pr|sessions]…`: the figures of docs/benchmarks.md; all of them when none is named. */
const wanted = process.argv.slice(2);
const clinic = resolve(import.meta.dirname, '../fixtures/databases/clinic');
const original = { fixture: loadFixture(clinic), changes: [readSqlFile(resolve(clinic, 'leaks/handed-over-letters.sql'))] };
const ms = (value: number) => `${value.toFixed(1)} ms`;
const line = (what: string, value: string, against = '') => console.log(`${what.padEnd(62)} ${value.padStart(12)}  ${against}`);

const BENCHES: Record<string, (serverUrl: string) => Promise<void>> = {
  async session(url) {
    const { bareClone, warmPool, emptyPool, rounds } = await benchSessionStart(url, original);
    line('CREATE DATABASE … TEMPLATE alone', ms(bareClone), `median of ${rounds}`);
    line('start to first answer, warm pool', ms(warmPool), `${(warmPool / bareClone).toFixed(2)}× the bare clone (aim ≤ 0.25×)`);
    line('start to first answer, empty pool', ms(emptyPool), `${(emptyPool / bareClone).toFixed(2)}× the bare clone (aim ≤ 1.5×)`);
  },
  async console(url) {
    const { pgAlone, console: ours, rounds } = await benchConsole(url, original);
    line('a query by pg alone', ms(pgAlone), `median of ${rounds}`);
    line('the same through the console', ms(ours), `${(ours / pgAlone).toFixed(2)}× (aim ≤ 2×)`);
  },
  async grade(url) {
    const { ours, psql, statements, outcome } = await benchGrade(url);
    line('one grade', ms(ours), `${statements} statements, ${outcome} (aim under 3 s)`);
    if (psql === null) line('the same statements by psql', '–', 'no psql on this machine');
    else line('the same statements by psql', ms(psql), `the grade takes ${(ours / psql).toFixed(2)}× as long (aim ≤ 1.5×)`);
  },
  async check(url) {
    for (const { slug, grades, everything, asked, afterAChange } of await benchCheck(url)) {
      line(`check of ${slug}, ${grades} submissions with one seed`, ms(everything), 'aim under 20 s');
      line(`the next check, ${asked} of them changed`, ms(afterAChange), `${(afterAChange / everything).toFixed(2)}× the first`);
    }
  },
  async draft(url) {
    for (const { kind, grades, waited } of await benchDraftCheck(url)) line(`from click to matrix, skeleton of ${kind}`, ms(waited), `${grades} grades`);
  },
  async corpus(url) {
    for (const { what, right, of } of await benchCorpus(url)) line(what, `${right} of ${of}`);
  },
  async context() {
    for (const [slug, sample] of [['support-context', 'marginal-gain'], ['support-context', 'by-density'], ['support-latency', 'ask-by-ask']] as const) {
      const { whole, runs, sandbox, optimum, judging } = await benchContext(slug, sample);
      line(`full hidden grade of ${slug}/${sample}`, ms(whole), `${runs} runs, ${(runs / (whole / 1000)).toFixed(0)} a second; in two sandbox processes ${ms(sandbox)}, optimum ${ms(optimum)}, judging ${ms(judging)} (aim under 30 s)`);
    }
  },
  async sandbox() {
    const bare = benchBareNode();
    line('a bare Node process, from start to end', ms(bare));
    for (const engine of ['quickjs-wasi', 'quickjs-emscripten'] as const) {
      const { canaries, coldOpen, warmOpen, call, freshRun, hostCall, tests, level, rounds } = await benchSandbox(engine);
      line(`${engine}: proving the layers at start`, ms(canaries), `level ${level}`);
      line(`${engine}: open, nothing warm`, ms(coldOpen), `${(coldOpen / bare).toFixed(1)}× a bare Node process`);
      line(`${engine}: open, a child waiting`, ms(warmOpen), 'aim ≤ 5 ms');
      line(`${engine}: call of a living instance`, ms(call), `median of ${rounds}`);
      line(`${engine}: call in a fresh realm, and forgetting it`, ms(freshRun), `${(freshRun / call).toFixed(1)}× the call of a living one`);
      line(`${engine}: one host call, there and back`, ms(hostCall));
      line(`${engine}: a test file of three tests`, ms(tests));
    }
  },
  async pr(url) {
    const { grade, orders, visible, visibleTests, jestCold, pureHere, memoryPerSecond, postgresPerSecond, rare } = await benchReview(url);
    line('one full grade of a pull request', ms(grade), `${orders} orders`);
    line('jest from a cold start, three tests that import nothing', ms(jestCold));
    line('the same file in the sandbox, a child waiting', ms(pureHere), `${(jestCold / pureHere).toFixed(0)}× as fast (aim ≥ 20×)`);
    line(`the ${visibleTests} visible tests, each with its own database and service`, ms(visible), `${(jestCold / visible).toFixed(1)}× jest's least`);
    line('orders a second, in memory', memoryPerSecond.toFixed(0));
    line('orders a second, whole tests on Postgres', postgresPerSecond.toFixed(1));
    line('a race in 1 of 66 orders, by search', `${rare.found} of ${rare.orders}`, 'found every time');
    line(`the same by fast-check's scheduler, 100 runs`, `${rare.byChance} of ${rare.seeds}`, 'seeds that find it');
  },
  async counter() {
    const against = (name: string, theirs: number | null, ours: number) => (theirs === null ? `${name} not asked` : `${name} ${ms(theirs)} (${(theirs / ours).toFixed(1)}×)`);
    for (const { what, tokens, ours, gptTokenizer, jsTiktoken } of benchCounter()) line(`counting ${what}`, ms(ours), `${tokens} tokens; ${against('gpt-tokenizer', gptTokenizer, ours)}, ${against('js-tiktoken', jsTiktoken, ours)}`);
  },
  async sessions(url) {
    const { sessions, timings, pages } = await benchSessions(url);
    for (const { what, p50, p95, rounds } of timings) line(`${what}, of ${sessions} sessions`, ms(p50), `p95 ${ms(p95)} of ${rounds} requests (aim ≤ 100 ms)`);
    for (const { what, p50, p95, loads, scripts, editor } of pages) {
      line(`${what}, in the browser`, ms(p50), `p95 ${ms(p95)} of ${loads} loads; ${scripts.toFixed(0)} kB of JavaScript${editor ? ', the editor included' : ' (aim ≤ 250 kB)'}`);
    }
  },
};

const unknown = wanted.find((name) => !(name in BENCHES));
if (unknown !== undefined) throw new Error(`There is no bench ${unknown}; there are ${Object.keys(BENCHES).join(', ')}.`);
const server = await startEmbeddedServer();
try {
  for (const [name, run] of Object.entries(BENCHES)) if (wanted.length === 0 || wanted.includes(name)) await run(server.url);
} finally {
  await server.stop();
}
