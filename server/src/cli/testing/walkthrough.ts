import { Command } from 'commander';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { registerExercises } from '../exercises.ts';

/** Those of docs/writing-exercises.md. */
export const WALKTHROUGHS = ['An isolation review', 'Context assembly', 'A pull request'];
const HOME = 'my-exercises';
const page = readFileSync(join(import.meta.dirname, '../../../../docs/writing-exercises.md'), 'utf8');

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

/**
 * Does in a folder what a walkthrough says, word for word; `check` stands in for `assay exercises check`, since it
 * takes minutes. Returns how many steps there were.
 */
export async function follow(heading: string, folder: string, check: (args: string[]) => Promise<void>): Promise<number> {
  const steps = stepsOf(heading);
  for (const step of steps) {
    if ('path' in step) {
      const file = join(folder, step.path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, step.text);
    } else if (step.command.startsWith('npx assay ')) {
      const args = step.command.replaceAll(HOME, join(folder, HOME)).split(' ').slice(2);
      await (args.includes('check') ? check(args) : assay(args));
    } else {
      execFileSync('sh', ['-c', step.command], { cwd: folder });
    }
  }
  return steps.length;
}

/** The command line in this process; what it said. */
export async function assay(args: string[]): Promise<string> {
  const program = new Command('assay');
  registerExercises(program);
  const said: string[] = [];
  const { log, error } = console;
  Object.assign(console, { log: (text: string) => said.push(text), error: (text: string) => said.push(text) });
  try {
    await program.parseAsync(args, { from: 'user' });
  } finally {
    Object.assign(console, { log, error });
    process.exitCode = undefined;
  }
  return said.join('\n');
}
