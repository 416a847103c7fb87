import { findBubblewrap } from '../find-bubblewrap.ts';
import { proveLayers } from './prove-layers.ts';

it('proves level 2 by attacking a child of its own', async () => {
  const { level, layers } = await proveLayers(null);
  expect(layers.filter(({ holds }) => !holds)).toEqual([{ name: 'bubblewrap', holds: false, detail: 'no bwrap that works here', neededFor: 1 }]);
  expect(level).toBe(2);
});

it('gives level 3, not an exception, when the child does not even start', async () => {
  const { level, layers } = await proveLayers('/nowhere/bwrap');
  expect(level).toBe(3);
  expect(layers.find(({ name }) => name === 'bubblewrap')).toMatchObject({ holds: false, detail: 'the runner does not start in it' });
});

it('proves level 1 where bubblewrap works', async () => {
  const bubblewrap = await findBubblewrap();
  if (bubblewrap === null) return expect(await findBubblewrap(['/nowhere/bwrap'])).toBeNull();
  expect((await proveLayers(bubblewrap)).level).toBe(1);
});
