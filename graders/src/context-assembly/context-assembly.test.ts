import type { Check } from '../report.ts';
import { optimumAt } from './optimum/optimum.ts';
import { placeOf } from './reading/reading.ts';
import { judged, worldCases } from './testing/judged.ts';
import { strategy } from './testing/strategy.ts';
import type { Traits } from './testing/traits.ts';
import { WRONG } from './testing/wrong-strategies.ts';

const failing = (checks: Map<string, Check>) => [...checks].filter(([name, { verdict }]) => verdict === 'fail' && name !== 'note-present').map(([name, { detail }]) => `${name}: ${detail}`);

describe('sound strategies fail nothing', () => {
  test.each(['helpdesk', 'archive'])('in all cases of the world %s, close to the optimum', async (world) => {
    const { checks, metrics, readings } = await judged(strategy, await worldCases(world, 5));
    expect(failing(checks)).toEqual([]);
    expect([...checks.values()].filter(({ id, verdict }) => verdict === 'unmeasured' && !/claim-|prose-/.test(id))).toEqual([]);
    expect(metrics['area']).toBeGreaterThan(0.9);
    // Nothing that passes the gates shows more than the optimum for the tokens it takes.
    const better = readings.flatMap(({ all, prepared }) => all.filter(({ value, tokens }) => value > 0 && value > optimumAt(prepared.steps!, tokens - prepared.least)));
    expect(better.map(placeOf)).toEqual([]);
  }, 120_000);

  const OTHERS: Record<string, Partial<Traits>> = {
    'blocks by id': { order: (chosen) => chosen.toSorted((a, b) => (a.source.hit.id < b.source.hit.id ? -1 : 1)) },
    'everything escaped that may be': { escapeBody: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') },
    'marked gaps': { escapeBody: (text) => text.replaceAll('<', '&lt;').replaceAll('\n', '\n[…]\n') },
    'a little talk': { talkShare: 0.15 },
    'a reserve of its own': { count: (input, text) => input.countTokens(text) + (text.includes('<document index') ? 25 : 0) },
  };
  test.each(Object.entries(OTHERS))('%s', async (_how, traits) => {
    const { checks } = await judged(() => strategy(traits), await worldCases('archive', 6, ['long-talk']));
    expect(failing(checks)).toEqual([]);
  }, 60_000);
});

describe('a strategy with one fault fails the check for it', () => {
  test.each(WRONG)('$fails: $how', async ({ fails, make, in: specials }) => {
    const cases = await worldCases('helpdesk', 7, specials ?? []);
    const { checks, metrics } = await judged(() => make(cases.flatMap(({ documents }) => documents)), cases);
    expect(checks.get(fails)).toMatchObject({ verdict: 'fail' });
    expect(checks.get(fails)!.evidence?.length).toBeGreaterThan(0);
    // A failed gate takes the area.
    if (metrics['gates_failed']! > 0) expect(checks.get('area')).toMatchObject({ verdict: 'fail', share: 0 });
  }, 60_000);
});

test('what an exercise makes a gate takes the area when it fails, and nothing while it holds', async () => {
  const cases = await worldCases('helpdesk', 7, []);
  const area = async (traits: Partial<Traits>) => {
    const { checks, metrics } = await judged(() => strategy(traits), cases, '', { gates: ['stale-version'] });
    return [checks.get('area')?.share, metrics['gates_failed']];
  };
  expect(await area({ isCurrent: () => true, repeats: true })).toEqual([0, 1]);
  const [share, failed] = await area({});
  expect(share).toBeGreaterThan(0.9);
  expect(failed).toBe(0);
}, 60_000);
