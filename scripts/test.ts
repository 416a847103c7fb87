import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { buildWeb } from './build-web.ts';

/** Everything that must hold before a change lands; ends with one plain line `N passed, N failed`. */
const CHECKS: [title: string, check: () => Promise<Outcome>][] = [
  ...['fixtures', 'exercises', 'graders', 'server', 'web', 'scripts'].map((room): typeof CHECKS[number] => [`types: ${room}`, () => run('npm', ['run', '--silent', 'types', '--', '-p', room])]),
  ['lint', () => run('eslint', ['.'])],
  ['imports go the allowed way', () => run('depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', 'fixtures/src', 'exercises/src', 'graders/src', 'server/src', 'web/src'])],
  ['nothing is dead', () => run('knip', [])],
  // The browser tests find it built.
  ['the web app builds', () => buildWeb().then(() => ({ ok: true, output: '' }), (error: unknown) => ({ ok: false, output: String(error) }))],
];
type Outcome = { ok: boolean; output: string };
const RESULTS = 'var/jest-results.json';

async function run(command: string, args: string[], quiet = true): Promise<Outcome> {
  const child = spawn(command, args, { stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  child.stderr?.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  const [code] = (await once(child, 'close')) as [number | null];
  return { ok: code === 0, output };
}

let passed = 0;
let failed = 0;
/** Takes one check after the other; two lanes use two cores. */
async function lane(waiting: typeof CHECKS): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [title, check] = next;
    const { ok, output } = await check();
    if (ok) passed += 1;
    else failed += 1;
    console.log(`${ok ? '✓' : '✗'} ${title}`);
    if (!ok || /warning/i.test(output)) console.log(output.trim());
  }
}

mkdirSync('var', { recursive: true });
rmSync(RESULTS, { force: true });
const waiting = [...CHECKS];
await Promise.all([lane(waiting), lane(waiting)]);

const jest = await run('npm', ['run', '--silent', 'jest', '--', '--json', `--outputFile=${RESULTS}`, ...process.argv.slice(2)], false);
try {
  const results = JSON.parse(readFileSync(RESULTS, 'utf8')) as { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number };
  passed += results.numPassedTests;
  failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
} catch {
  failed += 1; // jest died before it could report
}
if (!jest.ok && failed === 0) failed = 1;
const summary = `${passed} passed, ${failed} failed`;
writeFileSync('var/test-summary.txt', `${summary}\n`);
console.log(summary);
process.exitCode = failed === 0 ? 0 : 1;
