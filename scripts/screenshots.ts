import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openChromium, openPerson } from '../web/src/testing/open-chromium.ts';
import { openAssayForPlay } from './play/assay-for-play.ts';
import { awaitGrade, beginTask, openWelcome, runInConsole, runOnPracticeCases, runVisibleChecks, startTask, submit, writeFile } from './play/candidate-steps.ts';
import { sampleFiles } from './play/sample-files.ts';
import { openReport, signIn } from './play/staff-steps.ts';
import { PLAYED, PLAYED_CODE } from './play/played-task.ts';

/** `npm run screenshots`: plays a candidate and an interviewer, and keeps what they saw in docs/screenshots. */
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
try {
  const candidate = await openPerson(browser);
  await openWelcome(candidate.page, assay.demo.candidateUrl ?? '');
  await take(candidate.page, 'welcome');
  await startTask(candidate.page, PLAYED.title);
  await take(candidate.page, 'brief');
  await candidate.page.getByRole('tab', { name: 'Schema' }).click();
  await candidate.page.getByRole('tree').or(candidate.page.getByRole('tabpanel', { name: 'Schema' })).first().waitFor();
  const files = sampleFiles(PLAYED.slug, 'pass', PLAYED.right);
  for (const [name, text] of Object.entries(files)) await writeFile(candidate.page, name, text);
  await runInConsole(candidate.page, PLAYED.actor, PLAYED.query);
  await take(candidate.page, 'console');
  await runVisibleChecks(candidate.page);
  await take(candidate.page, 'checks');
  await candidate.page.getByRole('button', { name: 'Submit…' }).click();
  await candidate.page.getByRole('button', { name: 'Submit for grading' }).waitFor();
  await take(candidate.page, 'submit');
  await candidate.page.getByRole('button', { name: 'Go on working' }).click();
  await submit(candidate.page);
  await awaitGrade(candidate.page);
  await take(candidate.page, 'receipt');

  await candidate.page.goto(`${assay.demo.candidateUrl ?? ''}/tasks`);
  await beginTask(candidate.page, PLAYED_CODE.title);
  await runOnPracticeCases(candidate.page);
  const code = sampleFiles(PLAYED_CODE.slug, 'pass', PLAYED_CODE.right);
  await writeFile(candidate.page, 'assemble.ts', code['assemble.ts'] ?? '');
  await runOnPracticeCases(candidate.page);
  await candidate.page.getByLabel('Compare with').selectOption({ index: 1 });
  await candidate.page.getByRole('button', { name: /ordinary-1, limit \d+: \d+ %/ }).nth(5).click();
  await take(candidate.page, 'context-results');
  await candidate.page.getByRole('tab', { name: 'design.yaml' }).click();
  await take(candidate.page, 'context-note');
  await candidate.page.getByRole('button', { name: 'As text' }).click();
  await writeFile(candidate.page, 'design.yaml', code['design.yaml'] ?? '');
  await submit(candidate.page);
  await awaitGrade(candidate.page);

  const reviewer = await openPerson(browser);
  await signIn(reviewer.page, assay.demo, 'interviewer', assay.demo.reviewerUrl);
  await reviewer.page.getByRole('row').nth(1).waitFor();
  await take(reviewer.page, 'sessions');
  await openReport(reviewer.page, 'Ana Demo', PLAYED.title);
  await take(reviewer.page, 'report');
  await reviewer.page.getByRole('button', { name: PLAYED_CODE.title }).click();
  await reviewer.page.getByRole('button', { name: /Value under the ceiling/ }).waitFor({ timeout: 240_000 }); // graded by now, or soon
  await reviewer.page.getByRole('button', { name: /Value under the ceiling/ }).click();
  await reviewer.page.getByRole('img', { name: /Value over room/ }).first().waitFor();
  await take(reviewer.page, 'context-report');

  const author = await openPerson(browser);
  await signIn(author.page, assay.demo, 'author', assay.demo.authorUrl);
  await author.page.getByRole('heading', { level: 1 }).waitFor();
  await take(author.page, 'catalogue');
} finally {
  await browser.close();
  await assay.stop();
}
process.exit(0);
