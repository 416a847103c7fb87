import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { ExerciseFolder } from './read-exercise-zip.ts';

/** The same files give the same bytes, wherever and whenever: a zip's clock knows no time zone. */
const NO_TIME = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };

/** The zip of an exercise that is complete in itself, as `readExerciseZip` reads it. */
export function writeExerciseZip({ slug, files }: ExerciseFolder): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1))) zip.addBuffer(Buffer.from(content), `${slug}/${path}`, NO_TIME);
  zip.end();
  return buffer(zip.outputStream);
}
