import type { SandboxSession } from '../sandbox-types.ts';
import { ENGINES, openTestSession } from '../testing/open-test-session.ts';
import { CONFUSION, CPU, FORGING, MEMORY, OUTPUT, REACH, type Probe } from './probes.ts';

const limits = { wallMs: 400, memoryBytes: 32 * 2 ** 20, totalMs: 60_000 };
const all: [string, Probe][] = Object.entries({ CPU, MEMORY, OUTPUT, REACH, CONFUSION, FORGING }).flatMap(([group, probes]) => probes.map((probe): [string, Probe] => [`${group.toLowerCase()}: ${probe.name}`, probe]));
const files = Object.fromEntries(all.map(([, { source }], index) => [`probe-${index}.ts`, source]));

describe.each(ENGINES)('%s', (engine) => {
  let session: SandboxSession;
  const open = async () => {
    session = await openTestSession(engine, { files: { ...files, 'fine.ts': 'export const run = () => 1' }, limits });
  };
  beforeAll(open);
  afterAll(() => session.close());

  test.each(all)('%s', async (_name, probe) => {
    const index = all.findIndex(([, each]) => each === probe);
    const outcome = await session.call(`candidate:probe-${index}.ts`, 'run', [], { instance: String(index) });

    expect([...probe.ends]).toContain(outcome.status);
    if (probe.value !== undefined) expect(outcome.value).toEqual(probe.value);
    else expect(outcome.value).not.toBe('reached');
    expect(outcome.error?.file ?? `probe-${index}.ts`).toBe(`probe-${index}.ts`);
    expect(JSON.stringify(outcome).length).toBeLessThan(80_000);
    // Only what is declared to need it may take the whole process down.
    expect(outcome.endedBy === 'kill').toBe(probe.outerKill === true);
    if (probe.outerKill === true) return session.close().then(open);
    await session.forget(String(index));
    expect(await session.call('candidate:fine.ts', 'run', [], { instance: 'fine' })).toMatchObject({ status: 'ok', value: 1 });
    await session.forget('fine');
  });
});
