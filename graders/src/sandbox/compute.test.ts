import { join } from 'node:path';
import { ENGINES, openTestSession } from './testing/open-test-session.ts';

const module = join(import.meta.dirname, 'testing', 'count-letters.ts');
const harness = { 'h.ts': "import { compute } from 'assay:host'; export const ask = (op, args) => compute(op, args);" };

test.each(ENGINES)('%s: a module of ours answers at once, and reads what the job allows and no more', async (engine) => {
  const session = await openTestSession(engine, { files: {}, harness, compute: { module, reads: [import.meta.filename] } });
  try {
    expect(await session.call('harness:h.ts', 'ask', ['letters', 'abcd'])).toMatchObject({ status: 'ok', value: 4 });
    expect(await session.call('harness:h.ts', 'ask', ['size', import.meta.filename])).toMatchObject({ status: 'ok', value: expect.any(Number) });
    expect(await session.call('harness:h.ts', 'ask', ['size', join(import.meta.dirname, 'session.ts')])).toMatchObject({ status: 'threw', error: { message: expect.stringContaining('restricted') } });
  } finally {
    await session.close();
  }
});
