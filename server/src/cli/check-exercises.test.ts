import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchFolder } from './check-exercises.ts';
import { nextChange } from './next-change.ts';
import { progressLine } from './progress-line.ts';

const home = mkdtempSync(join(tmpdir(), 'assay-watch-'));
const folder = join(home, 'ward'); // the name of a folder is the slug
mkdirSync(folder);
afterAll(() => rmSync(home, { recursive: true }));

/** What was said so far, and a wait for what will be. */
function listener() {
  const said: string[] = [];
  const waiting: { text: string; heard: () => void }[] = [];
  return {
    said,
    say(text: string) {
      said.push(text);
      for (const { text: wanted, heard } of waiting) if (text.includes(wanted)) heard();
    },
    hear: (text: string) => said.some((line) => line.includes(text)) ? Promise.resolve() : new Promise<void>((heard) => { waiting.push({ text, heard }); }),
  };
}

test('a watched exercise is checked again when it changes, and its end says the last result once more', async () => {
  writeFileSync(join(folder, 'exercise.yaml'), 'kind: rls-review\ntitle: Ward\nsummary: S\ncompetency: database-security\nlevel: mid\ntimebox_minutes: 20\ntells: T\nfollow_up: [What?, Why?]\n');
  const { said, say, hear } = listener();
  const stop = new AbortController();
  const watching = watchFolder(folder, { sandboxUrl: '', repeats: 1, keptGrades: null }, say, stop.signal);
  await hear('Waiting for a change');
  expect(said[0]).toMatch(/✗ not ready: 2 problems[^]+brief\.md: is missing[^]+starter: has no files/);
  writeFileSync(join(folder, '.brief.md.swp'), 'what an editor leaves');
  writeFileSync(join(folder, 'brief.md'), '# Ward');
  await hear('brief.md changed: checking again.');
  await hear('✗ not ready: 1 problem ');
  stop.abort();
  await watching;
  expect(said.at(-1)).toMatch(/✗ not ready: 1 problem [^]+starter: has no files/);
  expect(said.filter((line) => line.includes('changed'))).toEqual([`${join(folder, 'brief.md')} changed: checking again.`]);
});

test('a wait that is ended has no change', async () => {
  expect(await nextChange([folder], AbortSignal.abort())).toBeNull();
});

test.each([
  [{ step: 'The exercise itself', done: 0, of: 0 }, 0, 'The exercise itself…'],
  [{ step: 'starter, seed 1', done: 0, of: 22 }, 100, '1 of 22: starter, seed 1'],
  [{ step: 'fail/barrier-only, seed 2', done: 6, of: 22 }, 24_000, '7 of 22, about 1:04 left: fail/barrier-only, seed 2'],
])('%j after %i ms reads %s', (progress, elapsed, line) => {
  expect(progressLine(progress, elapsed)).toBe(line);
});
