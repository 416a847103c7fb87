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

/** Invites somebody as an author does, and returns the link that is shown once. */
export async function invite(page: Page, name: string, email: string): Promise<string> {
  await page.getByRole('link', { name: 'Invitations' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = page.getByRole('status').locator('code').filter({ hasText: '/s/' });
  await link.waitFor();
  return link.innerText();
}
