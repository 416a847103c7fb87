import type { Json } from './runner/protocol.ts';
import type { SandboxSession } from './sandbox-types.ts';
import { ATTACKS } from './testing/hostile-code.ts';
import { closeSessions, sessionOf } from './testing/sessions.ts';

const files = Object.fromEntries([
  ['honest.ts', 'export const f = () => "honest";'] as const,
  ...Object.values(ATTACKS).flat().map(({ code }, at) => [`attack-${at}.js`, code] as const),
]);
let session: SandboxSession;

beforeAll(async () => { session = await sessionOf(files, { limits: { callMs: 500 } }); });
afterAll(closeSessions);

let number = 0;
for (const [section, attacks] of Object.entries(ATTACKS)) {
  describe(section, () => {
    for (const { name, status, value, args = [], outerKill = false } of attacks) {
      const file = `attack-${number++}.js`;
      it(`${name}${outerKill ? ' (ended by the outer kill)' : ''}`, async () => {
        const outcome = await session.call(file, 'f', args as Json[], { instance: file });
        expect([status].flat()).toContain(outcome.status);
        if (value !== undefined) expect(outcome.value).toEqual(value);
        expect(outcome.error?.name === 'Killed').toBe(outerKill);
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
        // The next one starts clean, whatever happened here.
        expect(await session.call('honest.ts', 'f', [], { instance: `after ${file}` })).toEqual({ status: 'ok', value: 'honest', console: '' });
      });
    }
  });
}
