import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { fakeClaude, said, type Answer } from '../graders/src/claude/testing/fake-claude.ts';
import { publishExercises } from '../server/src/catalogue/publish-exercises.ts';
import { openPerson } from '../web/src/testing/open-chromium.ts';
import { cleanInBoth, onStage } from './play/stage.ts';
import { signIn } from './play/staff-steps.ts';

const stage = onStage();
/** A small world, so that grading takes seconds. */
const SMALL = join(import.meta.dirname, '../server/src/testing/exercises');
/** Where a person who wants to look finds pictures of every page: set BASELINE_SHOTS to a folder. */
const shots = process.env['BASELINE_SHOTS'];

function look(page: Page, name: string): Promise<void> {
  return cleanInBoth(page, name, async (scheme) => (shots === undefined ? undefined : page.screenshot({ path: join(shots, `${name}-${scheme}.png`) })));
}

let claude: Awaited<ReturnType<typeof fakeClaude>> | undefined;
afterAll(() => claude?.close());

test('an author has a baseline measured on the page of an exercise; an interviewer sees what came of it', async () => {
  const { assay, browser } = stage();
  await publishExercises(assay.databaseUrl, SMALL);
  const looked = Promise.withResolvers<void>();
  const refusal: Answer = (asked, response) => void looked.promise.then(() => { said('', 'refusal')(asked, response); });
  claude = await fakeClaude(refusal, said(JSON.stringify({ files: [] })));
  const ada = await openPerson(browser);
  const { page } = ada;
  await signIn(page, assay.demo, 'author', assay.demo.authorUrl);
  await page.getByRole('link', { name: 'Catalogue' }).click();
  await page.getByRole('link', { name: 'The shared notebook', exact: true }).click();
  await page.getByRole('heading', { name: 'The shared notebook', level: 1 }).waitFor();
  await page.getByText('AI baseline: not measured').waitFor();
  await page.getByText('whoever runs Assay can set ANTHROPIC_API_KEY').waitFor();
  await look(page, 'without-key');

  assay.deps.claude = claude.settings;
  await page.reload();
  await page.getByRole('button', { name: 'Measure a baseline' }).click();
  await page.getByRole('status').filter({ hasText: 'You can leave this page.' }).waitFor();
  expect(await page.getByRole('button', { name: 'Measure' }).count()).toBe(0);
  await look(page, 'asked');
  looked.resolve();
  await page.getByRole('alert').filter({ hasText: 'The last measurement failed. Claude refused to answer. Nothing was scored. Measure again' }).waitFor();
  await look(page, 'failed');

  await page.getByRole('button', { name: 'Measure a baseline' }).click();
  const result = page.getByRole('link', { name: /claude-haiku-5-5/ });
  await result.waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Measure again' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await look(page, 'measured');
  expect(ada.errors.filter((text) => !text.includes('401'))).toEqual([]); // signing in

  const rey = await openPerson(browser);
  await signIn(rey.page, assay.demo, 'interviewer', page.url());
  await rey.page.getByRole('link', { name: /claude-haiku-5-5/ }).click();
  await rey.page.getByRole('heading', { name: 'What it handed in' }).waitFor();
  await rey.page.goBack();
  await rey.page.getByRole('button', { name: 'Try as candidate' }).waitFor();
  expect(await rey.page.getByRole('button', { name: 'Measure again' }).count()).toBe(0);
  for (const person of [ada, rey]) await person.close();
}, 300_000);
