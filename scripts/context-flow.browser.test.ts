import { openPerson } from '../web/src/testing/open-chromium.ts';
import { openWelcome, runOnPracticeCases, startTask, writeFile } from './play/candidate-steps.ts';
import { PLAYED_CODE } from './play/played-task.ts';
import { sampleFiles } from './play/sample-files.ts';
import { clean, onStage } from './play/stage.ts';

const stage = onStage();

test('a candidate runs, reads the trace, mends and fills in the note', async () => {
  const { assay, browser } = stage();
  const ana = await openPerson(browser);
  const { page } = ana;
  await openWelcome(page, assay.demo.candidateUrl ?? '');
  await startTask(page, PLAYED_CODE.title);
  await page.getByText('Nothing has run yet').waitFor();
  await clean(page, 'workspace before a run');

  await writeFile(page, 'assemble.ts', 'export async function assemble(input {\n}');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText(/Your code could not be run/).waitFor({ timeout: 60_000 });
  await page.getByText(/assemble\.ts:1:\d+: .*expected/).first().waitFor();

  const wrong = sampleFiles(PLAYED_CODE.slug, 'fail', PLAYED_CODE.wrong);
  await writeFile(page, 'assemble.ts', wrong['assemble.ts'] ?? '');
  await writeFile(page, 'layout.ts', wrong['layout.ts'] ?? '');
  await runOnPracticeCases(page);
  await page.getByText('Searches and reads only what the asker may').waitFor();
  await page.getByRole('button', { name: /ordinary-1, limit \d+: ✗ fails/ }).last().click();
  await page.getByText('✗ without principals').first().waitFor({ state: 'attached' });
  await clean(page, 'trace');

  const right = sampleFiles(PLAYED_CODE.slug, 'pass', PLAYED_CODE.right);
  await writeFile(page, 'assemble.ts', right['assemble.ts'] ?? '');
  await runOnPracticeCases(page);
  await page.locator('strong', { hasText: /9\d % of the best/ }).waitFor();
  await page.getByLabel('Compare with').selectOption({ index: 1 });
  await clean(page, 'results beside an earlier run');

  await page.getByRole('tab', { name: 'design.yaml' }).click();
  await page.getByLabel('Permission').selectOption('after-read');
  await clean(page, 'design note as a form');
  await page.getByText(/^Saved \d/).waitFor();
  await page.reload();
  await page.getByRole('tab', { name: 'design.yaml' }).click();
  await page.locator('select', { has: page.locator('option:checked[value="after-read"]') }).waitFor(); // what was chosen is still there
  await page.getByRole('button', { name: 'As text' }).click();
  await writeFile(page, 'design.yaml', (right['design.yaml'] ?? '').replace('permission_point: search', 'permission_point: after-read'));
  expect(ana.errors).toEqual([]);
  await ana.close();
}, 600_000);
