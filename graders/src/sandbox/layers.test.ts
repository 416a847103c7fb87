import { provedLayers } from './layers.ts';

test('from inside the locked process nothing of the machine can be reached', async () => {
  const { level, refused, reached } = await provedLayers();
  expect(reached).toEqual([]);
  expect(level).toBe(2);
  expect(refused).toEqual(expect.arrayContaining(['read a file', 'write a file', 'list a folder', 'start a program', 'start a worker', 'open a connection', 'use the database module', 'make code of text', 'see the environment']));
});
