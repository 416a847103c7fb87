import { Command } from 'commander';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { registerExercises } from './exercises.ts';

const GRADES = 240_000; // some thirty grades of small worlds, and longer beside the rest of the run
const HOME = 'my-exercises';
const page = readFileSync(join(import.meta.dirname, '../../../docs/writing-exercises.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'assay-walkthrough-'));
process.env['ASSAY_DATA'] = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true }));

type Step = { command: string } | { path: string; text: string };

/** What a walkthrough has its reader do, in order: commands in blocks of `sh`, and files, each below its path. */
function stepsOf(heading: string): Step[] {
  const [text = ''] = page.split(`\n## ${heading}, step by step\n`)[1]?.split(/\n## .+, step by step\n|\n# What every part means\n/) ?? [];
  return [...text.matchAll(/(?:^`([^`\n]+)`:\n\n)?^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, path, language, block = '']): Step[] => {
    if (path !== undefined) return [{ path, text: block }];
    if (language !== 'sh') throw new Error(`A block of ${language} in “${heading}” is no command and has no path above it.`);
    return block.trim().split('\n').map((command) => ({ command }));
  });
}

/** In this process, on the server of the tests, each sample once and none from an earlier check: the rest is as it stands on the page. */
async function assay(args: string[]): Promise<string> {
  const program = new Command('assay');
  registerExercises(program);
  const said: string[] = [];
  const { log, error } = console;
  Object.assign(console, { log: (text: string) => said.push(text), error: (text: string) => said.push(text) });
  try {
    await program.parseAsync(args.includes('check') ? [...args, '--fresh', '--repeats', '1', '--database-url', process.env.ASSAY_TEST_POSTGRES_URL ?? ''] : args, { from: 'user' });
  } finally {
    Object.assign(console, { log, error });
    process.exitCode = undefined;
  }
  return said.join('\n');
}

test.each(['An isolation review', 'Context assembly', 'A pull request'])('%s: whoever follows the page word for word can publish at its end', async (heading) => {
  const steps = stepsOf(heading);
  const said: string[] = [];
  for (const step of steps) {
    if ('path' in step) {
      const file = join(folder, step.path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, step.text);
    } else if (step.command.startsWith('npx assay ')) {
      said.push(await assay(step.command.replaceAll(HOME, join(folder, HOME)).split(' ').slice(2)));
    } else {
      execFileSync('sh', ['-c', step.command], { cwd: folder });
    }
  }
  expect(steps.length).toBeGreaterThan(6);
  expect(said.at(-1)).toContain('✓ ready to publish');
}, GRADES);
