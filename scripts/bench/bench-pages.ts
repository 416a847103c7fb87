import { basename } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { PASSWORD, type TestApp } from '../../server/src/testing/open-test-app.ts';
import { openChromium, openPerson } from '../../web/src/testing/open-chromium.ts';
import { percentiles } from './percentiles.ts';

const LOADS = 20;

/** `p50` and `p95`: milliseconds from the address to the content; `scripts`: kB of JavaScript as sent over the wire, on a first visit. */
export type PageFigures = { what: string; p50: number; p95: number; loads: number; scripts: number; editor: boolean };

type Places = { link: string; session: string; four: readonly string[]; screen: string };

/** Loads each page again and again in a real browser, and weighs what a first visit downloads. */
export async function benchPages(app: Pick<TestApp, 'url'>, { link, session, four, screen }: Places): Promise<PageFigures[]> {
  const browser = await openChromium();
  try {
    const member = await openPerson(browser);
    await member.page.goto(`${app.url}/sign-in`);
    await member.page.getByLabel('E-mail').fill('rey@north.example');
    await member.page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await member.page.keyboard.press('Enter');
    await member.page.waitForURL((address) => address.pathname !== '/sign-in');
    const cookies = await member.page.context().cookies();
    await member.close();

    const measure = async (what: string, address: string, ready: (page: Page) => Promise<void>): Promise<PageFigures> => {
      const person = await openPerson(browser);
      try {
        await person.page.context().addCookies(cookies);
        const first = watchScripts(person.page);
        await person.page.goto(app.url + address);
        await ready(person.page);
        await person.page.waitForLoadState('load');
        const { bytes, names } = await first.stop();
        const times: number[] = [];
        for (let load = 0; load < LOADS; load += 1) {
          const started = performance.now();
          await person.page.goto(app.url + address);
          await ready(person.page);
          times.push(performance.now() - started);
        }
        return { what, ...percentiles(times), loads: LOADS, scripts: bytes / 1000, editor: names.some((name) => /monaco|contribution/.test(name)) };
      } finally {
        await person.close();
      }
    };
    const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();

    return [
      await measure('candidate: start page', `/s/${link}`, (page) => page.getByRole('heading', { name: 'What you will do' }).waitFor()),
      await measure('dashboard: sessions', '/review', (page) => page.getByRole('table').getByRole('link').first().waitFor()),
      await measure('dashboard: search', '/review?q=person9001', (page) => page.getByRole('table').getByRole('link').first().waitFor()),
      await measure('dashboard: one session', `/review/sessions/${session}`, heading),
      await measure('dashboard: comparison of four', `/review/compare?sessions=${four.join()}`, (page) => page.getByRole('table').first().waitFor()),
      await measure('dashboard: statistics', `/review/screens/${screen}/statistics`, (page) => page.getByRole('table').first().waitFor()),
    ];
  } finally {
    await browser.close();
  }
}

function watchScripts(page: Page): { stop(): Promise<{ bytes: number; names: string[] }> } {
  const sizes: Promise<number>[] = [];
  const names: string[] = [];
  const weigh = (request: Request) => {
    if (request.resourceType() !== 'script' && !request.url().endsWith('.js')) return;
    names.push(basename(new URL(request.url()).pathname));
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  };
  page.on('requestfinished', weigh);
  return {
    async stop() {
      page.off('requestfinished', weigh);
      return { bytes: (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0), names };
    },
  };
}
