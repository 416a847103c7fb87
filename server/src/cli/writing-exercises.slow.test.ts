import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assay, follow, WALKTHROUGHS } from './testing/walkthrough.ts';

const GRADES = 600_000; // some ten grades, on a machine that may be busy
const folder = mkdtempSync(join(tmpdir(), 'assay-walkthrough-'));
process.env['ASSAY_DATA'] = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true }));

test.each(WALKTHROUGHS)('%s: whoever follows the page word for word can publish at its end', async (heading) => {
  const said: string[] = [];
  // On the server of the tests, each sample once and none from an earlier check: the rest is as it stands on the page.
  const steps = await follow(heading, folder, async (args) => {
    said.push(await assay([...args, '--fresh', '--repeats', '1', '--database-url', process.env.ASSAY_TEST_POSTGRES_URL ?? '']));
  });
  expect(steps).toBeGreaterThan(6);
  expect(said.at(-1)).toContain('✓ ready to publish');
}, GRADES);
