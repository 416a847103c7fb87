import type { Assemble } from '../contract.ts';
import { checksFor, ConfigSchema } from '../config.ts';
import { judged, worldCases } from '../testing/judged.ts';
import { SOUND } from '../testing/sound-traits.ts';
import { strategy } from '../testing/strategy.ts';
import { OPTIONAL_CHECKS } from './optional-checks.ts';

/** What would fit with room for everything, of which as many blocks stay, from the first on, as fit. */
function inOneOrder(): Assemble {
  return async (input) => {
    const whole = await strategy()({ ...input, budget: 1_000_000 });
    const blocks = whole.text.match(/<document index[^]*?<\/document>\n/g) ?? [];
    for (let kept = blocks.length; kept >= 0; kept -= 1) {
      const text = whole.text.replace(blocks.join(''), () => blocks.slice(0, kept).join(''));
      if (input.countTokens(text) <= SOUND.limit(input)) return { ...whole, text, included: whole.included.slice(0, kept) };
    }
    return strategy()(input);
  };
}

/** Each answer between the sentence before and the one after. */
const withNeighbours = () => strategy({
  order: (chosen) => chosen.map(({ source, sentences }) => ({ source, sentences: source.sentences.filter((_, index) => [-1, 0, 1].some((by) => sentences.includes(source.sentences[index + by]!))) })),
});

const byId = () => strategy({ order: (chosen) => chosen.toSorted((a, b) => (a.source.hit.id < b.source.hit.id ? -1 : 1)) });

const RIGHT: Record<string, () => Assemble> = {
  'prefix-changed': inOneOrder,
  'talk-left-out': () => strategy({ talkShare: 1 }),
  'answer-without-neighbours': withNeighbours,
};
const names = OPTIONAL_CHECKS.map(({ name }) => name);

async function failedBy(make: () => Assemble): Promise<string[]> {
  const { checks } = await judged(make, await worldCases('changelog', 3, []), '', { with: names });
  return names.filter((name) => checks.get(name)!.verdict === 'fail');
}

test.each(names)('%s is passed by what keeps to it', async (name) => {
  expect(await failedBy(RIGHT[name]!)).not.toContain(name);
}, 30_000);

test('what is sound elsewhere fails them, and only an exercise that names them asks, for half of the points of checks', async () => {
  const { checks } = await judged(byId, await worldCases('changelog', 3, []), '', { with: names });
  expect(names.map((name) => checks.get(name))).toEqual(names.map(() => expect.objectContaining({ verdict: 'fail', weight: expect.closeTo(25 / 2 / names.length) })));
  expect(checksFor(ConfigSchema.parse({})).filter(({ name }) => names.includes(name))).toEqual([]);
}, 30_000);
