import type { Page } from 'playwright-core';
import type { Demo } from '../../server/src/demo/create-demo.ts';

/** Signs in as the demo's member with this role and lands on `address`. */
export async function signIn(page: Page, demo: Demo, role: Demo['logins'][number]['role'], address: string): Promise<void> {
  const login = demo.logins.find((known) => known.role === role);
  if (login === undefined) throw new Error(`The demo has no ${role}.`);
  await page.goto(address);
  await page.getByLabel('E-mail').fill(login.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(login.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(new URL(address).href);
}

/** From the list of sessions to the report of one candidate's task, once it is graded. */
export async function openReport(page: Page, candidate: string, task: string): Promise<void> {
  await page.getByRole('link', { name: candidate }).first().click();
  await page.getByRole('button', { name: task }).or(page.getByRole('tab', { name: task })).first().click();
  await page.getByRole('region', { name: 'Checks by group' }).waitFor({ timeout: 60_000 });
}
