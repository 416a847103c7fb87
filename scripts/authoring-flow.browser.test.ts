import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { said } from '../graders/src/claude/testing/fake-claude.ts';
import { publishExercises } from '../server/src/catalogue/publish-exercises.ts';
import { NEW_SCREEN } from '../server/src/contract/screens.ts';
import { openPerson } from '../web/src/testing/open-chromium.ts';
import { openWelcome, replaceText, startTask } from './play/candidate-steps.ts';
import { cleanInBoth, onStage } from './play/stage.ts';
import { signIn } from './play/staff-steps.ts';

const EXPLOIT = '-- as: north\nSELECT 1;\n';
/** What Claude answers: a sample that proves nothing, and says so; its files are what it hands in, too, when it is to solve the exercise. */
const SAMPLE = { name: 'asks-nothing', fails: ['rls-review/exploit-proves-leak'], why: 'The exploit asks for nothing.', files: [{ path: 'exploit.sql', content: EXPLOIT }] };
const answer = said(JSON.stringify(SAMPLE));
const stage = onStage(answer, said('', 'refusal'), answer);
/** A small world, so that a check takes seconds. */
const SMALL = join(import.meta.dirname, '../server/src/testing/exercises');
const LEAK = 'world/leaks/open-reading.sql';
const LEAKING = 'CREATE POLICY shared_reading ON notes FOR SELECT USING (true);\n';
const SOUND = "CREATE POLICY shared_reading ON notes FOR SELECT USING (household_id = nullif(current_setting('notebook.household', true), '')::integer);\n";

async function writeLeak(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: LEAK }).first().click();
  const saved = page.waitForResponse((response) => response.url().endsWith(LEAK) && response.request().method() === 'PUT');
  await replaceText(page, `[data-path$="/${LEAK}"]`, text);
  await saved;
}

const beginCheck = (page: Page) => page.getByRole('button', { name: 'Check', exact: true }).click();

async function check(page: Page): Promise<void> {
  await beginCheck(page);
  await page.getByRole('progressbar', { name: 'Progress of the check' }).waitFor({ state: 'attached' });
  await page.getByRole('progressbar', { name: 'Progress of the check' }).waitFor({ state: 'detached', timeout: 150_000 });
}

/** What the author would click through on the pages of screens, which another test plays. */
async function invite(page: Page, slug: string): Promise<string> {
  const { origin } = new URL(page.url());
  const ask = async (method: 'GET' | 'POST', path: string, data?: unknown) => (
    (await page.request.fetch(`${origin}/api${path}`, { method, headers: { Origin: origin }, ...(data !== undefined && { data }) })).json() as Promise<Record<string, unknown>>);
  const { items } = await ask('GET', '/catalogue') as { items: { id: string; slug: string; kind: string }[] };
  const exercises = items.filter((item) => item.slug === slug || item.kind === 'context-assembly').filter((item, index, all) => item.slug === slug || all.findIndex(({ kind }) => kind === item.kind) === index);
  const screen = await ask('POST', '/screens', { ...NEW_SCREEN, title: 'With our own', exercises: exercises.map(({ id }) => ({ exerciseId: id, weight: 1, minutes: 30, instructions: '' })) });
  await ask('POST', `/screens/${String(screen['id'])}/publish`, { revision: screen['revision'] });
  const invitation = await ask('POST', '/invitations', { screenId: screen['id'], candidate: { name: 'Ana Novak', email: 'ana.novak@candidates.example' } });
  return String(invitation['url']);
}

test('an author copies an exercise, cannot publish it without its leak, mends and publishes it, and sees what a model reaches; a candidate gets it', async () => {
  const { assay, browser } = stage();
  await publishExercises(assay.databaseUrl, SMALL);
  const ada = await openPerson(browser);
  const { page } = ada;
  await signIn(page, assay.demo, 'author', assay.demo.authorUrl);
  await page.getByRole('link', { name: 'Copy The shared notebook' }).click();
  await page.getByText('A skeleton', { exact: true }).click();
  await page.getByLabel('Kind').selectOption({ label: 'Pull request review' });
  await page.getByLabel('Name').fill('our-notebook');
  await cleanInBoth(page, 'own-exercises-skeleton');
  await page.getByText('A copy', { exact: true }).click();
  await page.getByLabel('Copy of').waitFor();
  expect(await page.getByLabel('Name').inputValue()).toBe('our-notebook');
  await cleanInBoth(page, 'own-exercises');
  await page.getByRole('button', { name: 'Make a draft' }).click();
  await page.getByText('Not checked as it is now. Check it.').waitFor();
  await page.locator('.monaco-editor').first().waitFor();
  await cleanInBoth(page, 'exercise');

  await page.getByRole('tab', { name: 'Proposals' }).click();
  await page.getByRole('button', { name: 'Propose a wrong sample' }).click();
  await page.getByRole('tab', { name: 'Proposals (1)' }).waitFor();
  await page.getByRole('heading', { name: SAMPLE.why }).waitFor();
  await cleanInBoth(page, 'exercise-proposals');
  await page.getByRole('button', { name: 'submissions/fail/asks-nothing/exploit.sql' }).click();
  await page.getByRole('textbox', { name: /asks-nothing\/exploit\.sql, editor/ }).waitFor();
  await page.getByRole('tab', { name: 'Proposals (1)' }).click();
  await page.getByRole('button', { name: 'Discard…' }).click();
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('button', { name: 'I have read it: accept' }).click();
  await page.getByRole('heading', { name: SAMPLE.why }).waitFor({ state: 'detached' });

  await beginCheck(page);
  await page.getByRole('button', { name: 'Cancel the check' }).click();
  await page.getByRole('button', { name: 'Check', exact: true }).waitFor();
  await page.getByText('Not checked as it is now. Check it.').waitFor();

  await page.getByRole('tab', { name: 'Files' }).click();
  await writeLeak(page, SOUND);
  await check(page);
  await page.getByRole('list', { name: 'Problems' }).getByText(/open-reading/).first().waitFor();
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await page.getByRole('alert').getByText('The check found problems. Correct them and check again.').waitFor();
  await cleanInBoth(page, 'exercise-refused');

  await writeLeak(page, LEAKING);
  await page.getByText('Not checked as it is now. Check it.').waitFor();
  await check(page);
  await page.getByText('The check let exactly this through.').waitFor();
  await page.getByRole('tab', { name: 'Check results' }).click();
  await page.getByRole('button', { name: /^fail\/none, .*must fail$/ }).first().click();
  await page.getByText('rls-review/exploit-proves-leak, seed 1').waitFor();
  await cleanInBoth(page, 'exercise-matrix');
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await page.getByRole('tab', { name: 'Versions (1)' }).click();
  await page.getByText('They say the same.').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export as zip of version 1' }).click();
  expect((await download).suggestedFilename()).toBe('our-notebook-version-1.zip');
  await cleanInBoth(page, 'exercise-versions');

  await page.getByRole('button', { name: 'Preview as candidate' }).click();
  const preview = await page.getByRole('link', { name: 'Open the preview in a tab of its own' }).getAttribute('href');

  await page.getByRole('link', { name: 'Catalogue' }).click();
  await page.getByRole('link', { name: 'The shared notebook', exact: true }).last().click();
  await page.getByRole('button', { name: 'Measure a baseline' }).click();
  await page.getByRole('alert').filter({ hasText: 'Claude refused to answer. Nothing was scored.' }).waitFor();
  await page.getByRole('button', { name: 'Measure a baseline' }).click();
  await page.getByRole('link', { name: /claude-haiku-5-5/ }).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Measure again' }).waitFor();
  await cleanInBoth(page, 'exercise-baseline');

  const link = await invite(page, 'our-notebook');
  expect(ada.errors.filter((text) => !/40[19]/.test(text))).toEqual([]); // signing in, and the refused publication
  await ada.close();

  for (const address of [preview ?? '', link]) {
    const person = await openPerson(browser);
    await openWelcome(person.page, address);
    await startTask(person.page, 'The shared notebook');
    await person.page.getByText('notebook', { exact: false }).first().waitFor();
    expect(person.errors).toEqual([]);
    await person.close();
  }
}, 300_000);
