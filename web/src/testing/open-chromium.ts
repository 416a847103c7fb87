import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const QUIET = [
  '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--hide-scrollbars=false',
  // Nothing but the pages under test may be called: no updates, no metrics, no component downloads.
  '--disable-background-networking', '--disable-component-update', '--disable-domain-reliability', '--disable-sync', '--no-first-run', '--no-default-browser-check',
];

/** Chromium from npm, which needs no system package; `CHROME_PATH` names another one. */
export async function openChromium(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? await chromium.executablePath();
  return playwright.launch({ executablePath, args: QUIET, headless: true, timeout: 30_000 });
}

/** One person's browser: cookies and storage of its own, and every error of the page collected. */
export async function openPerson(browser: Browser, options: BrowserContextOptions = {}): Promise<{ page: Page; errors: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  return { page, errors, close: () => context.close() };
}
