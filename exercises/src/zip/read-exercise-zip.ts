import { crc32 } from 'node:zlib';
import { fromBufferPromise, type ZipFile } from 'yauzl';
import { ExerciseError, type Problem } from '../exercise-error.ts';
import { textOf, type Files } from '../folder-files.ts';
import { pointsOutside } from '../private-fixture.ts';
import { judgeEntry, type ZipEntry } from './zip-entry.ts';
import { archive, layoutFaults, placeFaults } from './zip-layout.ts';
import { LIMITS } from './zip-limits.ts';

/** An exercise folder: its name, and its files by their path in it. */
export type ExerciseFolder = { slug: string; files: Files };

/** A hostile archive must not drown who reads the answer. */
const MOST_TOLD = 50;

/**
 * Reads the zip of an exercise, which anybody may have made: nothing is unpacked before all that the archive says of
 * itself is in order, and no more than that afterwards. Whether the exercise is any good is not judged here.
 * @throws ExerciseError with every fault, its entry and the remedy
 */
export async function readExerciseZip(bytes: Buffer): Promise<ExerciseFolder> {
  if (bytes.length > LIMITS.archiveBytes) throw new ExerciseError([archive(`has ${bytes.length} bytes. Expected ${LIMITS.archiveBytes} or less.`)]);
  const { zip, entries } = await readDirectory(bytes);
  const faults = entries.flatMap(({ name, faults }) => faults.map((message): Problem => ({ file: name, line: null, message })));
  faults.push(...layoutFaults(entries), ...await placeFaults(zip, entries));
  refuse(faults);

  const files: Files = {};
  const told = entries.filter(({ is }) => is === 'file');
  for (const file of told) {
    const text = await unpack(zip, file, faults);
    if (text !== null) files[file.name.slice(file.name.indexOf('/') + 1)] = text;
  }
  const slug = told[0]?.name.split('/')[0] ?? '';
  const fixture = pointsOutside(`${slug}/exercise.yaml`, files['exercise.yaml'] ?? '');
  if (fixture !== null) faults.push(fixture);
  refuse(faults);
  return { slug, files };
}

async function readDirectory(bytes: Buffer): Promise<{ zip: ZipFile; entries: ZipEntry[] }> {
  const entries: ZipEntry[] = [];
  try {
    // Names stay bytes: the library would guess at their encoding, and stop at the first that it does not like.
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false, decodeStrings: false });
    if (zip.entryCount > LIMITS.entries) throw new ExerciseError([archive(`has ${zip.entryCount} entries. Expected ${LIMITS.entries} or less.`)]);
    for await (const entry of zip.eachEntry()) entries.push(judgeEntry(entry));
    return { zip, entries };
  } catch (error) {
    if (error instanceof ExerciseError) throw error;
    const after = entries.at(-1);
    throw new ExerciseError([archive(`cannot be read as a zip${after === undefined ? '' : ` after ${after.name}`}: ${(error as Error).message}. Pack the folder again.`)]);
  }
}

/** The text of a file, or null and a problem. Ends as soon as more comes than the directory said, which was judged. */
async function unpack(zip: ZipFile, { entry, name }: ZipEntry, faults: Problem[]): Promise<string | null> {
  const tell = (message: string) => {
    faults.push({ file: name, line: null, message });
    return null;
  };
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  } catch {
    return tell('is damaged, or not as large as the archive says. Pack the folder again.');
  }
  const content = Buffer.concat(chunks);
  if (crc32(content) !== entry.crc32) return tell('is damaged: its checksum is another. Pack the folder again.');
  return textOf(content) ?? tell('is not text in UTF-8. Only text files can be part of an exercise.');
}

function refuse(faults: readonly Problem[]): void {
  if (faults.length === 0) return;
  const more = faults.length - MOST_TOLD;
  throw new ExerciseError([...faults.slice(0, MOST_TOLD), ...(more > 0 ? [archive(`has ${more} faults more.`)] : [])]);
}
