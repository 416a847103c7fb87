import type { Browser, Page } from 'playwright-core';
import { fakeClaude, type Answer } from '../../graders/src/claude/testing/fake-claude.ts';
import { axeViolations } from '../../web/src/testing/axe-violations.ts';
import { openChromium } from '../../web/src/testing/open-chromium.ts';
import { openAssayForPlay } from './assay-for-play.ts';

type Stage = { assay: Awaited<ReturnType<typeof openAssayForPlay>>; browser: Browser };

/** A running Assay and a browser for the tests of one file; both are there when the tests run. With answers, it has a key, and a fake Claude gives them in turn. */
export function onStage(...answers: Answer[]): () => Stage {
  let claude: Awaited<ReturnType<typeof fakeClaude>> | undefined;
  let assay: Stage['assay'] | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (answers.length > 0) claude = await fakeClaude(...answers);
    const key = claude === undefined ? {} : { ANTHROPIC_API_KEY: claude.settings.apiKey, ANTHROPIC_BASE_URL: claude.settings.baseUrl };
    [assay, browser] = await Promise.all([openAssayForPlay(key), openChromium()]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await assay?.stop();
    await claude?.close();
  }, 60_000);
  return () => {
    if (assay === undefined || browser === undefined) throw new Error('The stage opens when tests run.');
    return { assay, browser };
  };
}

/** Nothing on the page keeps a person with a screen reader or a keyboard out. */
export async function clean(page: Page, where: string): Promise<void> {
  await page.waitForFunction(editorsHaveTheirTheme);
  expect({ where, violations: await axeViolations(page) }).toEqual({ where, violations: [] });
}

/** The same in both schemes; `then` is for who wants to look, too. */
export async function cleanInBoth(page: Page, where: string, then: (scheme: 'light' | 'dark') => Promise<unknown> = async () => {}): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    await page.evaluate(() => new Promise((painted) => { requestAnimationFrame(() => { requestAnimationFrame(painted); }); }));
    await clean(page, `${where}, ${colorScheme}`);
    await then(colorScheme);
  }
}

/** In the page: an editor that has just come may still have the colours of the other scheme. */
function editorsHaveTheirTheme(): boolean {
  const probe = document.createElement('i');
  probe.style.color = 'var(--assay-surface)';
  document.body.append(probe);
  const surface = getComputedStyle(probe).color;
  probe.remove();
  return [...document.querySelectorAll('.monaco-editor')].every((editor) => getComputedStyle(editor).backgroundColor === surface);
}
