import { join } from 'node:path';
import { openTestApp } from '../../server/src/testing/open-test-app.ts';
import { seedSessions } from '../../server/src/testing/seed-sessions.ts';
import { buildWeb } from '../build-web.ts';
import { benchPages, type PageFigures } from './bench-pages.ts';
import { percentiles } from './percentiles.ts';

const SESSIONS = 10_000;
const ROUNDS = 100;

type Timing = { what: string; p50: number; p95: number; rounds: number };

/**
 * What reviewers' requests take over HTTP, sign-in and row security included, in an organization of ten thousand sessions;
 * then what the pages over them take in a browser.
 */
export async function benchSessions(serverUrl: string): Promise<{ sessions: number; timings: Timing[]; pages: PageFigures[] }> {
  process.env['ASSAY_TEST_POSTGRES_URL'] = serverUrl;
  await buildWeb();
  const app = await openTestApp({ benchOf: join(import.meta.dirname, '../../web/dist') });
  try {
    const { rey } = app.as;
    const { user } = (await rey.get('/api/me')).body;
    await seedSessions(app, app.north.id, SESSIONS, user.id);
    // As the server's own autovacuum does within a minute.
    await app.query('ANALYZE');
    const list = (query: string) => `/api/review/sessions?${query}`;
    const deep = await cursorAfter(30);
    const { items } = (await rey.get(list('state=decided&limit=100'))).body;
    const pick = (i: number) => items[i % items.length];
    const screen = items[0].screen.id;

    async function cursorAfter(pages: number): Promise<string> {
      let cursor = '';
      for (let page = 0; page < pages; page += 1) cursor = (await rey.get(list(`limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`))).body.nextCursor;
      return cursor;
    }

    const measure = async (what: string, path: (round: number) => string, rounds = ROUNDS): Promise<Timing> => {
      const times: number[] = [];
      for (let round = -3; round < rounds; round += 1) {
        const started = performance.now();
        const { status } = await rey.get(path(Math.abs(round)));
        if (status !== 200) throw new Error(`${path(round)} answered ${status}.`);
        if (round >= 0) times.push(performance.now() - started);
      }
      return { what, ...percentiles(times), rounds };
    };

    const timings = [
      await measure('list, newest first', () => list('')),
      await measure('list, page 121', () => list(`cursor=${deep}`)),
      await measure('list, weakest in LLM systems first', () => list('sort=llmSystems&direction=ascending')),
      await measure('list, one state and one fit', () => list('state=reviewed&fit=one-depth-only')),
      await measure('list, a state that nobody is in', () => list('state=withdrawn')),
      await measure('list, search', (round) => list(`q=person${9000 + round}@`)),
      await measure('list, rated by one member', () => list(`reviewer=${user.id}`)),
      await measure('report of a task', (round) => `/api/review/attempts/${pick(round).attempts[round % 3].id}/report`),
      await measure('comparison of four', (round) => `/api/review/comparison?sessions=${[0, 1, 2, 3].map((i) => pick(round + i).id).join()}`),
      await measure('statistics of the screen', () => `/api/review/screens/${screen}/statistics`, 10),
    ];
    const pages = await benchPages(app, { link: (await app.north.invite('Zoe')).token, session: pick(0).id, four: [0, 1, 2, 3].map((i) => pick(i).id), screen });
    return { sessions: SESSIONS, timings, pages };
  } finally {
    await app.close();
  }
}
