import type { Page } from 'playwright-core';
import { openPerson } from '../web/src/testing/open-chromium.ts';
import { awaitGrade, openWelcome, runInConsole, runVisibleChecks, startTask, submit, writeFile } from './play/candidate-steps.ts';
import { PLAYED } from './play/played-task.ts';
import { sampleFiles } from './play/sample-files.ts';
import { clean, onStage } from './play/stage.ts';
import { openReport, signIn } from './play/staff-steps.ts';

const stage = onStage();

/** The words of each check with its verdict, as an interviewer reads them. */
function checksShown(page: Page): Promise<string[]> {
  return page.getByRole('list', { name: 'Checks' }).getByRole('listitem').allInnerTexts();
}

const said = (checks: string[], title: RegExp) => checks.find((text) => title.test(text)) ?? `no check called ${title}`;

test('a candidate explores, proves, fixes and submits; the interviewer sees what was proved', async () => {
  const { assay, browser } = stage();
  const ana = await openPerson(browser);
  await openWelcome(ana.page, assay.demo.candidateUrl ?? '');
  await clean(ana.page, 'welcome');
  await startTask(ana.page, PLAYED.title);
  await clean(ana.page, 'workspace with the brief');

  await ana.page.getByRole('tab', { name: 'Schema' }).click();
  await ana.page.getByText('documents', { exact: true }).first().click();
  await ana.page.getByText('handed_over').first().waitFor();
  await clean(ana.page, 'workspace with the schema');

  await runInConsole(ana.page, PLAYED.actor, PLAYED.query);
  await ana.page.getByRole('cell', { name: 'Cardiology letter' }).waitFor();

  for (const [name, text] of Object.entries(sampleFiles(PLAYED.slug, 'pass', PLAYED.right))) await writeFile(ana.page, name, text);
  await ana.page.reload();
  await ana.page.getByRole('tab', { name: 'fix.sql' }).click();
  await ana.page.getByText('s.clinic_id').first().waitFor(); // what was typed is still there

  await runVisibleChecks(ana.page);
  await clean(ana.page, 'workspace with check results');
  await submit(ana.page);
  await clean(ana.page, 'receipt');
  await awaitGrade(ana.page, PLAYED.title);
  expect(ana.errors).toEqual([]);
  await ana.close();

  const rey = await openPerson(browser);
  await rey.page.goto(assay.demo.reviewerUrl);
  await rey.page.getByLabel('E-mail').waitFor();
  await clean(rey.page, 'sign-in');
  await signIn(rey.page, assay.demo, 'interviewer', assay.demo.reviewerUrl);
  await rey.page.getByRole('link', { name: 'Ana Demo' }).waitFor();
  await clean(rey.page, 'sessions');
  await openReport(rey.page, 'Ana Demo', PLAYED.title);
  await clean(rey.page, 'report');
  const checks = await checksShown(rey.page);
  expect(said(checks, /exploit/i)).toMatch(/pass/);
  expect(said(checks, /closes/i)).toMatch(/pass/);
  expect(said(checks, /legitimate/i)).toMatch(/pass/);
  expect(said(checks, /explanation/i)).toMatch(/not measured/);
  await rey.page.getByRole('list', { name: 'Checks' }).getByRole('button', { name: /exploit/i }).click();
  await rey.page.getByText(/riverside|tilleul/).first().waitFor(); // whose row came back
  for (const tab of ['Files', /Timeline/, 'Brief']) {
    await rey.page.getByRole('tab', { name: tab }).click();
    await clean(rey.page, `report, ${tab}`);
  }
  expect(rey.errors.filter((text) => !text.includes('401'))).toEqual([]); // asking who one is before signing in
  await rey.close();
}, 600_000);

test('a link that nobody sent says what to do', async () => {
  const { assay, browser } = stage();
  const eve = await openPerson(browser);
  await eve.page.goto(`${assay.url}/s/${'x'.repeat(43)}`);
  await eve.page.getByRole('heading', { level: 1 }).waitFor();
  await eve.page.getByText(/link/i).first().waitFor();
  await clean(eve.page, 'unknown link');
  await eve.close();
});
