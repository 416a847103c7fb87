import { constants, deflateRawSync } from 'node:zlib';
import { ExerciseError } from '../exercise-error.ts';
import { hostileZip, withZip64, type Lie } from '../testing/hostile-zip.ts';
import { readExerciseZip } from './read-exercise-zip.ts';

const SOUND: Lie[] = [
  { name: 'ward/', mode: 0o040755 }, { name: 'ward/exercise.yaml', content: 'fixture: ./world\n' }, { name: 'ward/brief.md', content: '# Ärzte' },
  { name: 'ward/world/schema.sql', content: 'SELECT 1;' },
];

async function faultsOf(zip: Buffer): Promise<string[]> {
  try {
    await readExerciseZip(zip);
    return [];
  } catch (error) {
    if (error instanceof ExerciseError) return error.message.split('\n');
    throw error;
  }
}
const faultsWith = (...lies: Lie[]) => faultsOf(hostileZip([...SOUND, ...lies]));

test('a sound archive is its files, without what systems put beside them', async () => {
  const { slug, files } = await readExerciseZip(hostileZip([...SOUND, { name: '__MACOSX/ward/._brief.md', content: '\0' }, { name: 'ward/.DS_Store', content: '\0' }]));
  expect([slug, files]).toEqual(['ward', {
    'exercise.yaml': 'fixture: ./world\n', 'brief.md': '# Ärzte', 'world/schema.sql': 'SELECT 1;',
  }]);
});

test.each<[string, Lie, string]>([
  ['a path upwards', { name: 'ward/../../etc/passwd' }, 'ward/../../etc/passwd: leads out of its folder by . or .. in its name. Remove it.'],
  ['an absolute path', { name: '/etc/passwd' }, '/etc/passwd: is an absolute path. Begin with the folder of the exercise.'],
  ['a drive', { name: 'C:/ward/brief.md' }, 'C:/ward/brief.md: names a drive. Begin with the folder of the exercise.'],
  ['a path with backslashes', { name: 'ward\\..\\brief.md' }, 'ward\\..\\brief.md: has a backslash in its name. Put / between folders.'],
  ['a device of Windows', { name: 'ward/hidden/nul.sql' }, 'ward/hidden/nul.sql: has a name that Windows keeps for itself, or that ends in a dot. Rename it.'],
  ['a name that is not UTF-8', { name: Buffer.from('ward/hidden/\xe4.sql', 'latin1') }, 'ward/hidden/ä.sql: has a name that is not UTF-8. Rename it, or pack it with another program.'],
  ['a name that steers a terminal', { name: 'ward/hidden/\x1b[2J' }, 'ward/hidden/�[2J: has a character in its name that not every system takes, or begins with -. Use letters without accents, digits, . _ and -.'],
  ['a link', { name: 'ward/hidden/key.yaml', content: '/etc/passwd', mode: 0o120777 }, 'ward/hidden/key.yaml: is a link. Put the file itself in its place.'],
  ['a device', { name: 'ward/hidden/null', mode: 0o020666 }, 'ward/hidden/null: is a device, a pipe or a socket. Remove it.'],
  ['an encrypted file', { name: 'ward/hidden/key.yaml', flags: 0x801 }, 'ward/hidden/key.yaml: is encrypted. Pack it without a password.'],
  ['another method', { name: 'ward/hidden/key.yaml', method: 12 }, 'ward/hidden/key.yaml: is packed by the method 12. Pack it by Deflate, which every program offers.'],
  ['a doubled file', { name: 'ward/brief.md' }, 'ward/brief.md: is there twice. Remove one.'],
  ['names that differ by case', { name: 'ward/Brief.md' }, 'ward/Brief.md: differs from ward/brief.md by case only. Rename one.'],
  ['a file that is a folder', { name: 'ward/world' }, 'ward/world: is a file and a folder. Rename one.'],
  ['a part that is none', { name: 'ward/submission/pass/a/fix.sql' }, 'ward/submission: is no part of an exercise. The parts are brief.md, exercise.yaml, hidden, proposed.yaml, pull-request, starter, submissions, variants, world; remove or rename it.'],
  ['a second folder', { name: 'other/brief.md' }, 'the archive: must hold one folder with the exercise in it, and nothing beside. It holds ward, other. Pack the folder itself.'],
  ['a zip in the zip', { name: 'ward/hidden/more.zip', content: hostileZip(SOUND) }, 'ward/hidden/more.zip: is not text in UTF-8. Only text files can be part of an exercise.'],
  ['data of another entry', { name: 'ward/hidden/uses.sql', content: '# Ärzte', sharesWith: 2 }, 'ward/hidden/uses.sql: shares its data with another entry. Pack the folder again.'],
  ['another name beside the data', { name: 'ward/hidden/uses.sql', localName: 'ward/hidden/uses.txt' }, 'ward/hidden/uses.sql: has another name beside its data. Pack the folder again.'],
  ['a wrong checksum', { name: 'ward/hidden/uses.sql', content: 'a', checksum: 1 }, 'ward/hidden/uses.sql: is damaged: its checksum is another. Pack the folder again.'],
  ['data that is no Deflate', { name: 'ward/hidden/uses.sql', content: 'a', packed: Buffer.from('\xff\xff', 'latin1') }, 'ward/hidden/uses.sql: is damaged, or not as large as the archive says. Pack the folder again.'],
  ['a large file', { name: 'ward/hidden/uses.sql', size: 1_000_001, packed: Buffer.alloc(100_000) }, 'ward/hidden/uses.sql: has 1000001 bytes. Expected 1000000 or less.'],
  ['a file that unpacks to very much', { name: 'ward/hidden/uses.sql', content: 'x'.repeat(900_000) }, 'ward/hidden/uses.sql: unpacks to more than 100 times its size, as no text does. Remove it.'],
])('%s is refused with its entry and the remedy', async (_what, lie, fault) => {
  expect(await faultsWith(lie)).toContain(fault);
});

test('every fault is told at once', async () => {
  const lies: Lie[] = [{ name: 'ward/../a' }, { name: 'ward/hidden/b', mode: 0o120777 }, { name: 'ward/BRIEF.md' }];
  expect((await faultsWith(...lies)).map((fault) => fault.split(':')[0])).toEqual(['ward/../a', 'ward/hidden/b', 'ward/BRIEF.md', 'ward/BRIEF.md']);
});

test('ten thousand files are refused by their number, and as many faults are told in few lines', async () => {
  const many = (number: number) => Array.from({ length: number }, (_, n): Lie => ({ name: `ward/hidden/${n}`, mode: 0o120777 }));
  expect(await faultsOf(hostileZip(many(10_000)))).toEqual(['the archive: has 10000 entries. Expected 2000 or less.']);
  const told = await faultsWith(...many(1_000));
  expect([told.length, told.at(-1)]).toEqual([51, 'the archive: has 950 faults more.']);
});

test('a bomb of five gigabytes that says it is small is left after its first bytes', async () => {
  // Blocks of Deflate can stand one after another; 03 00 is an empty last one.
  const block = deflateRawSync(Buffer.alloc(1_000_000), { finishFlush: constants.Z_SYNC_FLUSH });
  const bomb = hostileZip([...SOUND, { name: 'ward/hidden/bomb', size: 1_000_000, packed: Buffer.concat([...Array<Buffer>(5_000).fill(block), Buffer.from([3, 0])]) }]);
  const before = process.cpuUsage();
  expect(await faultsOf(bomb)).toEqual(['ward/hidden/bomb: is damaged, or not as large as the archive says. Pack the folder again.']);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2); // all of it takes about ten
});

test('what files come to together is limited, before any is unpacked', async () => {
  const parts = Array.from({ length: 21 }, (_, n): Lie => ({ name: `ward/hidden/${n}`, size: 999_999, packed: Buffer.alloc(20_000) }));
  expect(await faultsWith(...parts)).toEqual(['the archive: unpacks to 21000013 bytes. Expected 20000000 or less.']);
  expect(await faultsOf(Buffer.alloc(10_000_001))).toEqual(['the archive: has 10000001 bytes. Expected 10000000 or less.']);
});

test('what is no zip, is cut off or lies about its directory is refused', async () => {
  const zip = hostileZip(SOUND);
  const again = expect.stringMatching(/^the archive: cannot be read as a zip.*Pack the folder again\.$/);
  for (const broken of [Buffer.alloc(0), Buffer.from('# Ward'), zip.subarray(0, -30), zip.subarray(40), hostileZip(SOUND, 1_000)]) {
    expect(await faultsOf(broken)).toEqual([again]);
  }
  expect(await faultsOf(withZip64(zip, { entries: 2n ** 52n, offset: 0n }))).toEqual([expect.stringMatching(/has 4503599627370496 entries|cannot be read as a zip/)]);
  expect(await faultsOf(withZip64(zip, { entries: 3n, offset: 2n ** 40n }))).toEqual([again]);
  expect(await faultsOf(hostileZip([]))).toEqual([expect.stringMatching(/It holds no files/)]);
  expect(await faultsOf(hostileZip([{ name: 'brief.md', content: '#' }, { name: 'exercise.yaml' }]))).toEqual([expect.stringMatching(/It holds brief\.md, exercise\.yaml\. Pack the folder itself/)]);
});

test.each(['fixture: ../../server', 'fixture: ./world/../../../etc', 'fixture: /etc', 'a: &x ../secret\nfixture: *x', '{"fixture": "..\\\\world"}'])('a manifest with %j leads to no folder of this machine', async (manifest) => {
  const faults = await faultsOf(hostileZip([{ name: 'ward/exercise.yaml', content: manifest }]));
  expect(faults).toEqual([expect.stringMatching(/^ward\/exercise\.yaml:\d: fixture: .* is another folder\. Name a built-in fixture, or put it into world\/ and write \.\/world\.$/)]);
});
