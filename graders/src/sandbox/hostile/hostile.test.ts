import type { SandboxSession } from '../sandbox-types.ts';
import { ENGINES, openTestSession } from '../testing/open-test-session.ts';
import { CONFUSION, CPU, FORGING, MEMORY, OUTPUT, REACH } from './probes.ts';

const MEMORY_BYTES = 32 * 2 ** 20;
/** Floods are let run shortly; what must come to its own end gets time even on a busy machine. */
const GROUPS = [
  { what: 'floods', wallMs: 400, probes: { CPU, MEMORY } },
  { what: 'tricks', wallMs: 5000, probes: { OUTPUT, REACH, CONFUSION, FORGING } },
];

describe.each(ENGINES)('%s', (engine) => {
  describe.each(GROUPS)('$what', ({ wallMs, probes }) => {
    const all = Object.entries(probes).flatMap(([group, each]) => each.map((probe, index) => ({ name: `${group.toLowerCase()}: ${probe.name}`, file: `${group}-${index}.ts`, probe })));
    const files = Object.fromEntries(all.map(({ file, probe }) => [file, probe.source]));
    let session: SandboxSession;
    const open = async () => {
      session = await openTestSession(engine, { files: { ...files, 'fine.ts': 'export const run = () => 1' }, limits: { wallMs, memoryBytes: MEMORY_BYTES } });
    };
    beforeAll(open);
    afterAll(() => session.close());

    test.each(all)('$name', async ({ file, probe }) => {
      const outcome = await session.call(`candidate:${file}`, 'run', [], { instance: file });

      expect(probe.ends).toContain(outcome.status);
      if (probe.value !== undefined) expect(outcome.value).toEqual(probe.value);
      else expect(outcome.value).not.toBe('reached');
      expect(outcome.error?.file ?? file).toBe(file);
      expect(JSON.stringify(outcome).length).toBeLessThan(80_000);
      // Only what is declared to need it may take the whole process down.
      expect(outcome.endedBy === 'kill').toBe(probe.outerKill === true);
      if (probe.outerKill === true) return session.close().then(open);
      await session.forget(file);
      expect(await session.call('candidate:fine.ts', 'run', [], { instance: 'fine' })).toMatchObject({ status: 'ok', value: 1 });
      await session.forget('fine');
    });
  });
});

