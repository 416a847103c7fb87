import { readHandedIn, whyUngradable } from './handed-in.ts';

const STARTER = { 'exploit.sql': '-- as: north\n', 'fix.sql': 'SELECT 1; -- replace me', 'explanation.md': 'Path:' };

test('each part stands alone', async () => {
  const handedIn = await readHandedIn({ 'fix.sql': 'SELECT 2' }, STARTER);
  expect(handedIn).toMatchObject({ exploit: { missing: 'exploit.sql was not handed in.' }, fix: { script: { text: 'SELECT 2' } }, explanation: { missing: expect.any(String) } });
  expect(whyUngradable(handedIn)).toBeNull();
});

test('what is as it was at the start is no work, also when only comments were added', async () => {
  const handedIn = await readHandedIn({ ...STARTER, 'exploit.sql': '-- as: south\n-- hm' }, STARTER);
  expect(handedIn).toEqual({
    exploit: { missing: 'exploit.sql holds no statement.' }, fix: { missing: 'fix.sql is as it was at the start.' }, explanation: { missing: 'explanation.md was not written.' },
  });
  expect(whyUngradable(handedIn)).toBeNull();
});

test('a syntax error names its line, and is ungradable only when nothing else can be run', async () => {
  const broken = { 'fix.sql': 'SELECT 1;\nSELEC 2;' };
  const alone = await readHandedIn(broken, STARTER);
  expect(whyUngradable(alone)).toMatch(/^Nothing of the submission can be run\. fix\.sql:2: syntax error/);
  expect(whyUngradable(await readHandedIn({ ...broken, 'exploit.sql': '-- as: north\nSELECT 1' }, STARTER))).toBeNull();
});

test('binary is refused before it reaches a database', async () => {
  expect(whyUngradable(await readHandedIn({ 'exploit.sql': 'SELECT \0' }, STARTER))).toMatch(/exploit\.sql holds binary data/);
});
