import { endSharedSandbox } from '../../sandbox/shared-sandbox.ts';
import { runAll } from '../testing/run-all.ts';
import type { CodeVersion } from './code-version.ts';
import { TestSuite } from './test-suite.ts';
import { WorldDatabases } from './world-databases.ts';

const BOUNDS = { schedules: 200, ms: 60_000, stopAtFailure: false, preemptions: 2 };
const databases = new WorldDatabases(process.env['ASSAY_TEST_POSTGRES_URL']!);
const suite = new TestSuite({
  'page.test.ts': `import { advance, failNext, interleave, open } from 'kit';
const settled = async (page) => { for (let i = 0; i < 6; i += 1) await page.text(); return page.text(); };
test('the answer of the last click is shown', async () => {
  const page = await open('lena');
  await interleave([() => page.click('one'), () => page.click('two')], { processes: 'one' });
  expect(await settled(page)).toContain('shown: two');
});
test('a request that is lost has had no effect', async () => {
  const page = await open('lena');
  failNext('GET /api/say/one');
  await page.click('one');
  expect(await settled(page)).toContain('shown: lost');
  await page.click('two');
  expect(await settled(page)).toContain('shown: two heard: 1');
});
test('a lost answer has had its effect', async () => {
  const page = await open('lena');
  failNext('GET /api/say/one', { after: true });
  await page.click('one');
  await settled(page);
  await page.click('two');
  expect(await settled(page)).toContain('shown: two heard: 2');
});
test('events of one stream keep their order', async () => {
  const page = await open('lena');
  await settled(page);
  await interleave([() => page.click('tell'), () => page.click('one')], { processes: 'one' });
  expect(await settled(page)).toContain('events: first, second.');
});
test('what a page does later is done when time passes', async () => {
  const page = await open('lena');
  await page.click('later');
  await advance(299);
  expect(await settled(page)).not.toContain('shown: late');
  await advance(1);
  expect(await settled(page)).toContain('shown: late heard: 1');
});
test('time passes between the tasks too', async () => {
  const page = await open('lena');
  await interleave([async () => { await page.click('later'); await advance(300); }, () => page.click('two')], { processes: 'one' });
  expect(await settled(page)).toMatch(/shown: (late|two) heard: [12]/);
});`,
});
afterAll(async () => {
  await Promise.all([suite.close(), databases.drop()]);
  await endSharedSandbox();
});

/** A page with two buttons; `guard` is what stands between an answer and what is shown. */
const pageWith = (guard: string): CodeVersion => ({
  repository: { api: 'src/app.ts', web: 'web/main.tsx', people: { lena: { authorization: 'Bearer lena' } } },
  files: {
    'src/app.ts': `import express from 'express';
export function createApp() {
  const app = express();
  const streams = [];
  let heard = 0;
  app.get('/api/events', (req, res) => { res.set('Content-Type', 'text/event-stream'); res.flushHeaders(); streams.push(res); });
  app.get('/api/tell', (req, res) => {
    for (const name of ['first', 'second']) for (const stream of streams) stream.write('data: ' + name + '\\n\\n');
    res.json({});
  });
  app.get('/api/say/:word', (req, res) => { heard += 1; res.json({ word: req.params.word + ' heard: ' + heard }); });
  return app;
}`,
    'web/main.tsx': `import { useEffect, useRef, useState } from 'react';
export function App() {
  const [shown, setShown] = useState('');
  const [events, setEvents] = useState<string[]>([]);
  const latest = useRef(0);
  useEffect(() => {
    const source = new EventSource('/api/events');
    source.onmessage = ({ data }) => setEvents((before) => [...before, data]);
    return () => source.close();
  }, []);
  const ask = async (word: string) => {
    const mine = ++latest.current;
    try {
      const { word: said } = await (await fetch('/api/say/' + word)).json();
      ${guard}
      setShown(said);
    } catch {
      setShown('lost');
    }
  };
  return <div><p>shown: {shown}</p><p>events: {events.join(', ')}.</p>
    <button onClick={() => ask('one')}>one</button><button onClick={() => ask('two')}>two</button><button onClick={() => fetch('/api/tell')}>tell</button><button onClick={() => setTimeout(() => void ask('late'), 300)}>later</button></div>;
}`,
  },
});

const runOn = (code: CodeVersion) => runAll(code, suite, databases, BOUNDS);

test('the requests that clicks leave under way are run in every order', async () => {
  const [race, lost, after, stream, later, between] = await runOn(pageWith(''));
  expect([race?.status, race?.error?.name, race?.complete]).toEqual(['fail', 'AssertionError', true]);
  expect(race!.failing).toBeLessThan(race!.schedules);
  expect([lost, after, stream].map((run) => [run?.status, run?.error?.message])).toEqual([['pass', undefined], ['pass', undefined], ['pass', undefined]]);
  expect(stream!.schedules).toBeGreaterThan(3);
  expect([later?.status, later?.error?.message]).toEqual(['pass', undefined]);
  expect([between?.status, between?.complete]).toEqual(['pass', true]);
}, 120_000);

test('a page that shows the latest answer only passes in every order', async () => {
  const [race] = await runOn(pageWith('if (mine !== latest.current) return;'));
  expect(race).toMatchObject({ status: 'pass', complete: true, failing: 0 });
  expect(race!.schedules).toBeGreaterThan(3);
}, 120_000);
