import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { newExercise } from '../exercises/src/new-exercise.ts';
import { publishExercises } from '../server/src/catalogue/publish-exercises.ts';
import { openPerson } from '../web/src/testing/open-chromium.ts';
import { openWelcome } from './play/candidate-steps.ts';
import { handIn } from './play/hand-in.ts';
import { sampleFiles } from './play/sample-files.ts';
import { clean, onStage } from './play/stage.ts';
import { openReport, signIn } from './play/staff-steps.ts';

const stage = onStage();
/** A small world, so that its grade takes seconds. */
const small = resolve(import.meta.dirname, '../server/src/testing/exercises');
/** As a hiring manager makes them, from the skeletons. */
const ours = mkdtempSync(join(tmpdir(), 'assay-ours-'));
newExercise({ kind: 'context-assembly', slug: 'help-desk', directory: ours });
newExercise({ kind: 'pr-review', slug: 'task-deletion', directory: ours });
afterAll(() => { rmSync(ours, { recursive: true }); });

/** Ben runs out of time. */
const NOTHING = "export async function assemble() {\n  return { status: 'insufficient', text: '', included: [], dropped: [] };\n}\n";
/** One task for each depth and code review; what Ana and Ben hand in. */
const TASKS = [
  { slug: 'shared-notebook', title: 'The shared notebook', from: small, ana: ['pass', 'right'], ben: ['pass', 'right'] },
  { slug: 'help-desk', title: 'A context for the help desk', from: ours, ana: ['pass', 'by-density'], ben: null },
  { slug: 'task-deletion', title: 'Tasks that can be deleted', from: ours, ana: ['pass', 'smallest-change'], ben: ['fail', 'approves'] },
] as const;

test('two candidates of one screen: invited by CSV, graded, rated blind, compared, decided; a regrade moves a score after a dry run', async () => {
  const { assay, browser } = stage();
  for (const folder of [small, ours]) await publishExercises(assay.databaseUrl, folder);
  const adele = await openPerson(browser);
  await signIn(adele.page, assay.demo, 'admin', `${assay.url}/author/screens`);
  await makeScreen(adele.page);
  const [anas = '', bens = ''] = await inviteTwo(adele.page);

  await Promise.all([['ana', anas], ['ben', bens]].map(async ([name, link]) => {
    const { page, errors, close } = await openPerson(browser, { colorScheme: name === 'ana' ? 'light' : 'dark' });
    await openWelcome(page, link!);
    await clean(page, `welcome of ${name}`);
    await page.getByRole('link', { name: /to the tasks/ }).click();
    for (const task of TASKS) {
      await handIn(page, task.title, filesOf(task, name as 'ana' | 'ben'));
      if (task !== TASKS.at(-1)) await page.getByRole('link', { name: /tasks? (is|are) left/ }).click();
    }
    expect(errors).toEqual([]);
    await close();
  }));

  const rey = await openPerson(browser);
  await signIn(rey.page, assay.demo, 'interviewer', assay.demo.reviewerUrl);
  const row = (name: string) => rey.page.getByRole('row').filter({ hasText: name });
  await row('Ana Novak').getByText('Graded', { exact: true }).waitFor({ timeout: 300_000 });
  await row('Ben Osei').getByText('Graded', { exact: true }).waitFor({ timeout: 300_000 });
  await row('Ana Novak').getByText('Both depths').waitFor();
  await row('Ben Osei').getByText('One depth only').waitFor();
  await clean(rey.page, 'sessions, graded');

  await readReports(rey.page);

  // Each rates without what the other said, then reads it.
  await rate(rey.page, assay.demo.reviewerUrl, 'Ana Novak', '4', 'Saw the join at once.');
  await adele.page.goto(assay.demo.reviewerUrl);
  await openRatings(adele.page, 'Ana Novak');
  await adele.page.getByText('1 colleague has rated this task.').waitFor();
  expect(await adele.page.getByText('Saw the join at once.').count()).toBe(0);
  await clean(adele.page, 'ratings, blind');
  await giveRating(adele.page, '2', 'Needed the hint in the brief.');
  await adele.page.getByText('Saw the join at once.').waitFor();
  await clean(adele.page, 'ratings, side by side');

  await adele.page.goto(assay.demo.reviewerUrl);
  for (const name of ['Ana Novak', 'Ben Osei']) await adele.page.getByRole('checkbox', { name: new RegExp(name) }).check();
  await adele.page.getByRole('link', { name: 'Compare 2 candidates' }).click();
  await adele.page.getByRole('columnheader', { name: /Ben Osei/ }).first().waitFor();
  await clean(adele.page, 'comparison');
  await decide(adele.page, assay.demo.reviewerUrl, 'Ben Osei', 'Decline', 'One depth only: nothing was built for the context.');
  await decide(adele.page, assay.demo.reviewerUrl, 'Ana Novak', 'Advance', 'Both depths, and a narrow fix.');

  // The key of the pull request is changed: what Ana called a blocker is a note.
  await publishMendedKey(assay.databaseUrl);
  await adele.page.goto(assay.demo.reviewerUrl);
  for (const name of ['Ana Novak', 'Ben Osei']) await adele.page.getByRole('checkbox', { name: new RegExp(name) }).check();
  await adele.page.getByRole('link', { name: 'Regrade…' }).click();
  for (const { title } of TASKS) await adele.page.getByLabel(`Grade ${title} with`).selectOption(title === TASKS[2].title ? '2' : 'leave');
  await adele.page.getByLabel('Why').fill('The key called it too severe.');
  await clean(adele.page, 'regrade, to be started');
  const before = await codeReviewOf(rey.page, 'Ana Novak');
  await adele.page.getByRole('button', { name: 'Start the dry run' }).click();
  await adele.page.getByRole('button', { name: 'Apply to all' }).waitFor({ timeout: 180_000 });
  await clean(adele.page, 'regrade, ready');
  expect(await codeReviewOf(rey.page, 'Ana Novak')).toBe(before); // a dry run changes nothing
  await adele.page.getByLabel('Reason').fill('The new key is right.');
  await adele.page.getByRole('button', { name: 'Apply to all' }).click();
  await adele.page.getByRole('heading', { name: 'What it changed' }).waitFor();
  await clean(adele.page, 'regrade, applied');
  expect(await codeReviewOf(rey.page, 'Ana Novak')).toBeLessThan(before);
  await rey.page.getByText('Advance').first().waitFor(); // what was decided stays
  expect([...adele.errors, ...rey.errors].filter((text) => !text.includes('401'))).toEqual([]); // asking who one is before signing in
  await Promise.all([adele.close(), rey.close()]);
}, 600_000);

/** Ana's design note claims one thing that her code does otherwise. */
function filesOf({ slug, from, ...by }: (typeof TASKS)[number], name: 'ana' | 'ben'): Record<string, string> {
  const sample = by[name];
  const files = sample === null ? { 'assemble.ts': NOTHING } : sampleFiles(slug, sample[0], sample[1], from);
  const { 'design.yaml': note } = files;
  return note === undefined ? files : { ...files, 'design.yaml': note.replace('permission_point: search', 'permission_point: after-read') };
}

async function readReports(page: Page): Promise<void> {
  await openReport(page, 'Ana Novak', TASKS[1].title);
  await page.getByText(/The note says after-read/).first().waitFor();
  await clean(page, 'report with a false claim');
  await page.getByRole('button', { name: /Value under the ceiling/ }).click();
  await page.getByRole('img', { name: /Value over room in helpdesk/ }).first().waitFor();
  await page.getByRole('heading', { name: 'Questions to ask' }).waitFor();
  await clean(page, 'report with the curve');
}

async function makeScreen(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New screen' }).click();
  await page.getByLabel('Title').fill('Last line of defence');
  const add = page.getByLabel('Add an exercise');
  for (const { title } of TASKS) {
    const label = (await add.locator('option').allTextContents()).find((option) => option.startsWith(title));
    await add.selectOption({ label: label ?? title });
  }
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await page.getByText('Version 1 is published').first().waitFor();
}

async function inviteTwo(page: Page): Promise<string[]> {
  await page.getByRole('link', { name: 'Invite…' }).click();
  await page.getByText('Many, by CSV').click();
  await page.getByRole('textbox', { name: 'CSV' }).fill('name,email\nAna Novak,ana.novak@candidates.example\nBen Osei,ben.osei@candidates.example\n');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Invite 2 candidates' }).click();
  await page.getByText('Show them').click();
  return page.getByRole('definition').locator('code').allInnerTexts();
}

async function openRatings(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('tab', { name: 'Ratings' }).click();
}

async function rate(page: Page, sessions: string, name: string, points: string, notes: string): Promise<void> {
  await page.goto(sessions);
  await openRatings(page, name);
  await giveRating(page, points, notes);
}

async function giveRating(page: Page, points: string, notes: string): Promise<void> {
  const groups = page.getByRole('tabpanel', { name: 'Ratings' }).getByRole('radiogroup');
  await groups.first().waitFor();
  for (const group of await groups.all()) await group.getByLabel(points, { exact: true }).check();
  await page.getByLabel('Notes').fill(notes);
  await page.getByRole('button', { name: 'Give my rating' }).click();
  await page.getByRole('table', { name: 'Ratings, 1 to 4' }).waitFor();
}

async function decide(page: Page, sessions: string, name: string, outcome: string, reason: string): Promise<void> {
  await page.goto(sessions);
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('region', { name: 'Decision' }).getByText(outcome, { exact: true }).click();
  await page.getByRole('region', { name: 'Decision' }).getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await page.getByText(reason).first().waitFor();
}

/** What the page of a session says of code review, 0 to 100. */
async function codeReviewOf(page: Page, name: string): Promise<number> {
  await page.goto(new URL('/review', page.url()).href);
  await page.getByRole('link', { name, exact: true }).click();
  const entry = page.getByRole('region', { name: 'Depths' }).locator('div').filter({ has: page.getByRole('term').filter({ hasText: 'Code review' }) });
  const text = await entry.getByRole('definition').innerText();
  const score = /\d+/.exec(text)?.[0];
  if (score === undefined) throw new Error(`No score in ${text}.`);
  return Number(score);
}

async function publishMendedKey(databaseUrl: string): Promise<void> {
  const { slug, from } = TASKS[2];
  const key = join(from, slug, 'hidden/key.yaml');
  writeFileSync(key, readFileSync(key, 'utf8').replace('severity: blocker', 'severity: note'));
  expect(await publishExercises(databaseUrl, from)).toEqual({ published: [slug], refused: [] });
}
