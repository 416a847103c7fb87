import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openChromium, openPerson } from '../web/src/testing/open-chromium.ts';
import { openAssayForPlay } from './play/assay-for-play.ts';
import { awaitGrade, commentOnLine, openWelcome, runInConsole, runOnPracticeCases, runVisibleChecks, startTask, submit, writeFile } from './play/candidate-steps.ts';
import { sampleFiles } from './play/sample-files.ts';
import { openReport, signIn } from './play/staff-steps.ts';
import { PLAYED, PLAYED_CODE, PLAYED_REVIEW } from './play/played-task.ts';

/** `npm run screenshots [database|context|review|author]…`: plays candidates and interviewers, and keeps what they saw in docs/screenshots. */
const folder = resolve(import.meta.dirname, '../docs/screenshots');
mkdirSync(folder, { recursive: true });

const WIDTHS = [1280, 1920];
const SCHEMES = ['light', 'dark'] as const;

async function take(page: Page, name: string): Promise<void> {
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width === 1280 ? 800 : 1080 });
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
      await page.screenshot({ path: join(folder, `${name}-${scheme}-${width}.png`) });
    }
  }
  console.log(name);
}

const assay = await openAssayForPlay();
const browser = await openChromium();
const { page } = await openPerson(browser);

async function openAsInterviewer(title: string): Promise<Page> {
  const { page: reviewer } = await openPerson(browser);
  await signIn(reviewer, assay.demo, 'interviewer', assay.demo.reviewerUrl);
  await reviewer.getByRole('row').nth(1).waitFor();
  await take(reviewer, 'sessions');
  await openReport(reviewer, 'Ana Demo', title);
  return reviewer;
}

async function openTask(title: string): Promise<void> {
  await openWelcome(page, assay.demo.candidateUrl ?? '');
  await take(page, 'welcome');
  await startTask(page, title);
}

const PARTS: Record<string, () => Promise<void>> = {
  async database() {
    await openTask(PLAYED.title);
    await take(page, 'brief');
    await page.getByRole('tab', { name: 'Schema' }).click();
    await page.getByRole('tree').or(page.getByRole('tabpanel', { name: 'Schema' })).first().waitFor();
    for (const [name, text] of Object.entries(sampleFiles(PLAYED.slug, 'pass', PLAYED.right))) await writeFile(page, name, text);
    await runInConsole(page, PLAYED.actor, PLAYED.query);
    await take(page, 'console');
    await runVisibleChecks(page);
    await take(page, 'checks');
    await page.getByRole('button', { name: 'Submit…' }).click();
    await page.getByRole('button', { name: 'Submit for grading' }).waitFor();
    await take(page, 'submit');
    await page.getByRole('button', { name: 'Go on working' }).click();
    await submit(page);
    await awaitGrade(page, PLAYED.title);
    await take(page, 'receipt');
    await take(await openAsInterviewer(PLAYED.title), 'report');
  },
  async context() {
    await openTask(PLAYED_CODE.title);
    await runOnPracticeCases(page);
    const code = sampleFiles(PLAYED_CODE.slug, 'pass', PLAYED_CODE.right);
    await writeFile(page, 'assemble.ts', code['assemble.ts'] ?? '');
    await runOnPracticeCases(page);
    await page.getByLabel('Compare with').selectOption({ index: 1 });
    await page.getByRole('button', { name: /ordinary-1, limit \d+: \d+ %/ }).nth(5).click();
    await take(page, 'context-results');
    await page.getByRole('tab', { name: 'design.yaml' }).click();
    await take(page, 'context-note');
    await page.getByRole('button', { name: 'As text' }).click();
    await writeFile(page, 'design.yaml', code['design.yaml'] ?? '');
    await submit(page);
    await awaitGrade(page, PLAYED_CODE.title);
    const report = await openAsInterviewer(PLAYED_CODE.title);
    await report.getByRole('button', { name: /Value under the ceiling/ }).click();
    await report.getByRole('img', { name: /Value over room/ }).first().waitFor();
    await take(report, 'context-report');
  },
  async review() {
    await openTask(PLAYED_REVIEW.title);
    await page.getByRole('tab', { name: 'Pull request' }).click();
    await take(page, 'review-pull-request');
    await page.getByRole('button', { name: 'src/lib/payouts.ts', exact: true }).first().click();
    await page.getByRole('button', { name: /^Comment on line/ }).waitFor();
    await commentOnLine(page, 'if (account.balanceCents < cents)', { severity: 'blocker', cause: 'race', text: 'Two payouts at once read the same balance, so both pass this check and the account is overdrawn.' });
    await page.getByLabel('Summary for the author').fill('Lock the account before its balance is read.');
    await page.getByLabel('Request changes').check();
    await take(page, 'review-comment');
    const right = sampleFiles(PLAYED_REVIEW.slug, 'pass', PLAYED_REVIEW.right);
    await page.getByRole('button', { name: 'My files' }).click();
    await writeFile(page, 'tests/proof.test.ts', right['tests/proof.test.ts'] ?? '');
    await writeFile(page, 'patch/src/lib/payouts.ts', right['patch/src/lib/payouts.ts'] ?? '');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('heading', { name: 'Your tests on your fix' }).waitFor({ timeout: 120_000 });
    await page.getByText(/AssertionError/).first().click();
    await page.getByText(/^Failing order/).first().waitFor();
    await take(page, 'review-checks');
    await submit(page);
    await awaitGrade(page, PLAYED_REVIEW.title);
    const report = await openAsInterviewer(PLAYED_REVIEW.title);
    await report.locator('summary', { hasText: 'Proof test' }).click();
    await take(report, 'review-report');
    await report.getByRole('button', { name: /The issues were found/ }).click();
    await report.getByRole('cell', { name: 'found', exact: true }).waitFor();
    await take(report, 'review-report-key');
    await report.getByRole('button', { name: /The proof test fails on the pull request/ }).click();
    await report.getByText(/^Failing order/).first().waitFor();
    await take(report, 'review-report-order');
  },
  async author() {
    const { page: author } = await openPerson(browser);
    await signIn(author, assay.demo, 'author', assay.demo.authorUrl);
    await author.getByRole('heading', { level: 1 }).waitFor();
    await take(author, 'catalogue');
  },
};

const wanted = process.argv.slice(2);
try {
  for (const [name, play] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(name)) await play();
} finally {
  await browser.close();
  await assay.stop();
}
process.exit(0);
