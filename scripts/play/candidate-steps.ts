import type { Page } from 'playwright-core';

/** What a candidate does with hands and eyes, one step each, found by what is written on the screen. */

export async function openWelcome(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('heading', { name: 'What you will do' }).waitFor();
}

export async function startTask(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: /to the tasks/ }).click();
  await beginTask(page, title);
}

/** From the list of tasks into the workspace of one. */
async function beginTask(page: Page, title: string): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: title }).getByRole('button', { name: 'Start…' }).click();
  await page.getByRole('button', { name: 'Start now' }).click();
  await page.getByRole('button', { name: 'Submit…' }).waitFor();
  await page.locator('.monaco-editor').first().waitFor();
}

/** Replaces a file's text in the editor, as a person who selects all and pastes. */
export async function writeFile(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('tab', { name }).first().click();
  await replaceText(page, `[data-path$="/${name}"]`, text);
  await page.getByText(/^Saved \d/).waitFor();
}

/** Runs SQL in the console as an actor whose label contains `as`, and waits for the answer. */
export async function runInConsole(page: Page, as: string, sql: string): Promise<void> {
  await page.getByRole('tab', { name: 'Console' }).click();
  const picker = page.getByLabel('Act as');
  const label = (await picker.locator('option').allTextContents()).find((option) => option.includes(as));
  if (label === undefined) throw new Error(`Nobody to act as is called ${as}.`);
  await picker.selectOption({ label });
  await replaceText(page, '[data-path$="/console.sql"]', sql);
  const answered = page.waitForResponse((response) => response.url().endsWith('/sql') && response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await answered;
}

export async function runVisibleChecks(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('tabpanel', { name: 'Check results' }).getByRole('listitem').first().waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Check', exact: true, disabled: false }).waitFor({ timeout: 60_000 });
}

/** Hands in; the receipt follows, and grading goes on behind it. */
export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Submit…' }).click();
  await page.getByRole('button', { name: 'Submit for grading' }).click();
  await page.waitForURL(/\/receipt$/);
}

/** Replaces the text of an editor, as a person who selects all and pastes. */
export async function replaceText(page: Page, editor: string, text: string): Promise<void> {
  const host = page.locator(editor);
  // Near its top: the middle of a long text lies outside of the pane.
  await host.locator('.view-lines').click({ position: { x: 60, y: 8 } });
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  // Pasted, as people do: typing would be indented once more by the editor.
  await host.locator('.native-edit-context, textarea.inputarea').evaluate((target, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** The receipt of a task says when the machine is through. */
export async function awaitGrade(page: Page, title: string): Promise<void> {
  await page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) }).getByText('The checks have run.').waitFor({ timeout: 240_000 });
}

/** Runs the code on the practice cases and waits for the table of results. */
export async function runOnPracticeCases(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  // A bar at 0 % has no width, so that it is there without being seen.
  await page.getByRole('progressbar', { name: 'Progress of the run' }).waitFor({ state: 'attached' });
  await page.getByRole('progressbar', { name: 'Progress of the run' }).waitFor({ state: 'detached', timeout: 120_000 });
  await page.getByRole('table').first().waitFor();
}

/** Puts the cursor on a line of the open diff and comments on it, by keyboard. */
export async function commentOnLine(page: Page, code: string, { severity, cause, text }: { severity: string; cause: string; text: string }): Promise<void> {
  await page.locator('.modified-in-monaco-diff-editor .view-line', { hasText: code }).first().click();
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByLabel('Severity').selectOption(severity);
  await page.getByLabel('Cause').selectOption(cause);
  await page.getByLabel(/^What happens at/).fill(text);
  await page.getByRole('button', { name: 'Save comment' }).click();
}
