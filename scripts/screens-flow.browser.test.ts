import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openPerson } from '../web/src/testing/open-chromium.ts';
import { cleanInBoth, onStage } from './play/stage.ts';
import { signIn } from './play/staff-steps.ts';

const stage = onStage();
/** Where a person who wants to look finds pictures of every page: set SCREENS_SHOTS to a folder. */
const shots = process.env['SCREENS_SHOTS'];

function look(page: Page, name: string): Promise<void> {
  return cleanInBoth(page, name, async (scheme) => (shots === undefined ? undefined : page.screenshot({ path: join(shots, `${name}-${scheme}.png`), fullPage: true })));
}

const titles = (page: Page) => page.getByRole('region', { name: 'Tasks' }).getByRole('heading', { level: 3 }).allInnerTexts();

test('an author makes a screen by keyboard, publishes it, invites by CSV, and changes it for those to come', async () => {
  const { assay, browser } = stage();
  const ada = await openPerson(browser);
  const { page } = ada;
  await signIn(page, assay.demo, 'author', assay.demo.authorUrl);
  await page.getByRole('link', { name: 'Screens' }).click();
  await page.getByRole('heading', { name: 'Backend engineer, data platform' }).waitFor();
  await look(page, 'screens');
  await page.getByRole('button', { name: 'New screen' }).click();

  await page.getByLabel('Title').fill('Platform engineer');
  const add = page.getByLabel('Add an exercise');
  const choose = async (title: string) => {
    const label = (await add.locator('option').allTextContents()).find((option) => option.startsWith(title));
    await add.selectOption({ label: label ?? title });
  };
  await choose('Who answers at night');
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await page.getByText('The rule needs a score that no exercise gives').first().waitFor();
  await look(page, 'screen-refused');
  const context = await add.locator('option', { hasText: 'LLM systems' }).first().textContent();
  await add.selectOption({ label: context ?? '' });
  const review = await add.locator('option', { hasText: 'Code review' }).first().textContent();
  await add.selectOption({ label: review ?? '' });

  await page.getByRole('textbox', { name: 'LLM systems' }).fill('55');
  await page.getByText('at least 70 of 100 in database security and 55 in LLM systems').waitFor();
  const [first, second, third] = await titles(page);
  const bare = (title = '') => title.replace(/^\d+\. /, '');
  await page.getByRole('button', { name: `${bare(third)}: earlier` }).press('Enter');
  expect((await titles(page)).map(bare)).toEqual([first, third, second].map(bare));
  await page.getByLabel(`Drag ${bare(first)}`).focus();
  for (const key of ['Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await page.getByRole('heading', { name: `2. ${bare(first)}` }).waitFor();
  await page.keyboard.press('Control+S');
  await page.getByText('Saved', { exact: true }).waitFor();
  await look(page, 'screen');
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await page.getByText('Version 1 is published').first().waitFor();

  await page.getByRole('link', { name: 'Invite…' }).click();
  await page.getByText('Many, by CSV').click();
  await page.getByRole('textbox', { name: 'CSV' }).fill('name,email,time_factor\nAna Novak,ana.novak@candidates.example,1.5\nNobody,none,\nBen Osei,ben.osei@candidates.example,\n');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByText('email: Expected an e-mail address.').waitFor();
  await page.getByText('Words for the first of them').click();
  await look(page, 'invite-csv');
  await page.getByRole('button', { name: 'Invite 2 candidates' }).click();
  await page.getByText('2 links').waitFor();
  await page.getByText('Show them').click();
  const [link = ''] = await page.getByRole('definition').locator('code').allInnerTexts();
  await page.getByRole('button', { name: 'Extend the time of Ben Osei' }).click();
  await page.getByLabel('Minutes more for each task').fill('10');
  await look(page, 'extend');
  await page.getByRole('button', { name: 'Give the time' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await look(page, 'invitations');

  await page.getByRole('link', { name: 'Screens' }).click();
  await page.getByRole('link', { name: 'Platform engineer', exact: true }).click();
  await page.getByLabel('Breaks between tasks are allowed').uncheck();
  await page.getByRole('link', { name: 'Catalogue' }).click();
  await page.getByRole('button', { name: 'Stay here' }).click();
  await page.getByRole('button', { name: 'Publish version 2' }).click();
  await page.getByRole('tab', { name: 'Versions (2)' }).click();
  await page.getByText('All tasks are done in one sitting now.').waitFor();
  await look(page, 'versions');
  expect(ada.errors.filter((text) => !/40[01]/.test(text))).toEqual([]); // signing in, and the refused publication
  await ada.close();

  const ana = await openPerson(browser);
  await ana.page.goto(link);
  await ana.page.getByText('Between tasks you may take a break.').waitFor(); // the version she was invited to
  await look(ana.page, 'welcome');
  await ana.page.getByRole('link', { name: /to the tasks/ }).click();
  await ana.page.getByRole('button', { name: 'Withdraw from this screen…' }).click();
  await look(ana.page, 'withdraw');
  await ana.page.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await ana.page.getByText('You withdrew.').waitFor();
  await look(ana.page, 'withdrawn');
  expect(await ana.page.getByRole('button', { name: 'Start…' }).count()).toBe(0);
  expect(ana.errors).toEqual([]);
  await ana.close();
}, 300_000);
