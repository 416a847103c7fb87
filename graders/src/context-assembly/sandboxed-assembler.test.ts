import type { PlainInput } from './assembler.ts';
import { emptyLog } from './host/call-log.ts';
import { Library } from './host/library.ts';
import { inSandbox } from './sandboxed-assembler.ts';
import { worldCases } from './testing/judged.ts';

afterAll(() => inSandbox.rest());

const exporting = (body: string) => ({ 'assemble.ts': `export async function assemble(input: any) {\n${body}\n}` });

async function runs(files: Record<string, string>, times = 1) {
  const opened = await inSandbox.open(files);
  if ('refused' in opened) throw new Error(opened.refused);
  const [corpusCase] = await worldCases('helpdesk', 5, []);
  const { system, history, question, asks, principals } = corpusCase!;
  const input: PlainInput = { system, history, question, asks, principals, budget: 3_000, reserveOutput: 100 };
  const all = [];
  try {
    for (let run = 0; run < times; run += 1) {
      const log = emptyLog();
      all.push({ log, ...await opened.assembler.run(structuredClone(input), new Library(corpusCase!).open(log, 'test')) });
    }
  } finally {
    await opened.assembler.close();
  }
  return all;
}

describe('what cannot be loaded is refused with its place and what to do', () => {
  test.each([
    ['does not parse', 'export async function assemble( {', /assemble\.ts:1:\d+: .*expected/],
    ['is more than types', 'enum A { B }\nexport async function assemble() {}', /assemble\.ts:1:1: An enum cannot be erased/],
    ['exports nothing', 'const assemble = 1;', /exports no function assemble\. Write: export async function assemble/],
    ['throws when it is loaded', 'throw new Error("early");\nexport async function assemble() {}', /cannot be loaded\. Error: early at assemble\.ts:1/],
    ['imports what is not there', "import { x } from './missing.ts';\nexport async function assemble() { return x; }", /missing\.ts/],
  ])('%s', async (_why, source, message) => {
    expect(await inSandbox.open({ 'assemble.ts': source })).toEqual({ refused: expect.stringMatching(message) });
  });
});

describe('a run that goes wrong says where, and the next one is run all the same', () => {
  test.each([
    ['throws', 'null.x;', 'threw', /TypeError: .+ at assemble\.ts:2/],
    ['never returns', 'for (;;);', 'timeout', /longer than 5 s/],
    ['waits for ever', 'await new Promise(() => {});', 'unfinished', /waits for something that never comes/],
    ['recurses without end', 'const again = () => again() + 1; again();', 'threw', /at assemble\.ts:2/],
    ['exhausts memory', 'const all = []; for (;;) all.push(new Array(1000).fill(1));', 'oom', /more than 128 MB/],
    ['returns megabytes', "return { status: 'ok', text: 'x'.repeat(5_000_000), included: [], dropped: [] };", 'output', /printed or returned more/],
    ['prints without end', "for (;;) console.log('x'.repeat(1000));", 'output', /printed or returned more/],
    ['is killed from outside', "new Array(2 ** 32 - 1).join('');", 'timeout', /longer than 5 s/],
  ])('%s', async (_how, body, status, message) => {
    const [first, second] = await runs(exporting(body), 2);
    expect(first!.ended).toMatchObject({ status, message: expect.stringMatching(message) });
    expect(second!.ended.status).toBe(status);
  }, 60_000);
});

test('a run finds nothing of the one before it', async () => {
  const [first, second] = await runs({ 'assemble.ts': `let calls = 0;\n${exporting('calls += 1; globalThis.calls = (globalThis.calls ?? 0) + calls; return globalThis.calls;')['assemble.ts']}` }, 2);
  expect([first!.ended, second!.ended]).toEqual([{ status: 'ok', value: 1 }, { status: 'ok', value: 1 }]);
});

test('searches, reads and counts are ours, and their meter is read outside', async () => {
  const [run] = await runs(exporting(`
    const hits = await input.search(input.question, { principals: input.principals, limit: 3 });
    const texts = await Promise.all(hits.map(({ id }) => input.read(id)));
    input.asks.length = 0;
    return [hits.length, texts.length, texts.map((text) => input.countTokens(text)).every((tokens) => tokens > 0)];`));
  expect(run!.ended).toMatchObject({ status: 'ok', value: [expect.any(Number), expect.any(Number), true] });
  expect(run!.log.searches).toHaveLength(1);
  expect(run!.counted).toEqual({ calls: run!.log.reads.length, characters: expect.any(Number) });
  expect(run!.input).toMatchObject({ asks: [] });
});

test('counting beyond the limits throws in the run and shows on the meter', async () => {
  const [run, next] = await runs(exporting("for (let count = 0; count < 5_001; count += 1) input.countTokens('a');"), 2);
  expect([run!.ended.status, run!.counted.calls, next!.counted.calls]).toEqual(['threw', 5_001, 5_001]);
});
