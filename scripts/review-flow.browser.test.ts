import { openPerson } from '../web/src/testing/open-chromium.ts';
import { awaitGrade, commentOnLine, openWelcome, startTask, submit, writeFile } from './play/candidate-steps.ts';
import { PLAYED_REVIEW } from './play/played-task.ts';
import { sampleFiles } from './play/sample-files.ts';
import { clean, onStage } from './play/stage.ts';
import { openReport, signIn } from './play/staff-steps.ts';

const stage = onStage();

test('a candidate comments, proves a race by a failing order, repairs it and submits; the interviewer sees key, matrix and order', async () => {
  const { assay, browser } = stage();
  const ana = await openPerson(browser);
  const { page } = ana;
  await openWelcome(page, assay.demo.candidateUrl ?? '');
  await startTask(page, PLAYED_REVIEW.title);
  await page.getByRole('tab', { name: 'Pull request' }).click();
  await page.getByRole('heading', { name: 'Add payouts with a daily limit and cancellation' }).waitFor();
  await clean(page, 'pull request');

  await page.getByRole('button', { name: 'src/lib/payouts.ts', exact: true }).first().click();
  await page.getByRole('button', { name: /^Comment on line/ }).waitFor();
  await page.getByText('requestPayout').first().waitFor();
  await clean(page, 'diff of a file');
  await commentOnLine(page, 'if (account.balanceCents < cents)', { severity: 'blocker', cause: 'race', text: 'Two payouts at once read the same balance.' });
  await page.getByRole('region', { name: 'My review' }).getByText('Two payouts at once read the same balance.').waitFor();
  await page.getByLabel('Summary for the author').fill('Lock the account before its balance is read.');
  await page.getByLabel('Request changes').check();
  await page.getByText(/^Saved \d/).waitFor();
  await clean(page, 'review with a comment');

  const right = sampleFiles(PLAYED_REVIEW.slug, 'pass', PLAYED_REVIEW.right);
  await page.getByRole('button', { name: 'My files' }).click();
  await writeFile(page, 'tests/proof.test.ts', right['tests/proof.test.ts'] ?? '');
  await writeFile(page, 'patch/src/lib/payouts.ts', right['patch/src/lib/payouts.ts'] ?? '');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('heading', { name: 'Your tests on your fix' }).waitFor({ timeout: 120_000 });
  await page.getByText(/AssertionError/).first().click();
  await page.getByText(/^Failing order/).first().waitFor();
  await clean(page, 'failing order');
  await submit(page);
  await awaitGrade(page, PLAYED_REVIEW.title);
  expect(ana.errors).toEqual([]);
  await ana.close();

  const rey = await openPerson(browser);
  await signIn(rey.page, assay.demo, 'interviewer', assay.demo.reviewerUrl);
  await openReport(rey.page, 'Ana Demo', PLAYED_REVIEW.title);
  await rey.page.locator('summary', { hasText: 'Proof test' }).click();
  await rey.page.getByText('3 of 3 wrong versions fail it.').first().waitFor();
  await clean(rey.page, 'report of a review');
  await rey.page.getByRole('button', { name: /The issues were found/ }).click();
  await rey.page.getByRole('cell', { name: 'found', exact: true }).waitFor();
  await clean(rey.page, 'key beside the comments');
  await rey.page.getByRole('button', { name: /The proof test fails on the pull request/ }).click();
  await rey.page.getByText(/^Failing order/).first().waitFor();
  await clean(rey.page, 'failing order for the interviewer');
  await rey.close();
}, 600_000);
