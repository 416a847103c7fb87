import { call } from 'kit';

test('a later version is kept after a refusal', async () => {
  const shown = await call('web/state/after-refusal.ts', 'afterRefusal', { id: 'i1', version: 2 }, { id: 'i1', version: 1 }).catch(() => null);
  expect(shown).toEqual({ id: 'i1', version: 2 });
});
