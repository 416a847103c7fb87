import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { BUILT_IN, findExercise } from '@assay/exercises/find-exercises.ts';
import { loadExercise } from '@assay/exercises/load-exercise.ts';
import { WORLD } from '@assay/exercises/private-fixture.ts';
import { placeExercise } from '@assay/exercises/place-exercise.ts';
import { selfContained } from '@assay/exercises/self-contained.ts';
import { LIMITS } from '@assay/exercises/zip/zip-limits.ts';
import { readExerciseZip } from '@assay/exercises/zip/read-exercise-zip.ts';
import { writeExerciseZip } from '@assay/exercises/zip/write-exercise-zip.ts';
import { CommandFailed, orExplain } from './command-failed.ts';

/** `assay exercises export` and `assay exercises import`: one exercise with its fixture as a zip. */
export function registerExerciseZip(exercises: Command): void {
  exercises.command('export').description('pack an exercise into a zip, with its fixture inside')
    .argument('<slug>').argument('<file.zip>', 'a file that is not there yet')
    .option('--dir <folder>', 'a folder of exercises instead of the built-in ones', BUILT_IN)
    .action((slug: string, file: string, { dir }: { dir: string }) => orExplain(() => exportExercise(slug, file, dir)));
  exercises.command('import').description('unpack the zip of an exercise, whoever made it, into a folder of exercises')
    .argument('<file.zip>')
    .requiredOption('--dir <folder>', 'where the folder of the exercise is made')
    .action((file: string, { dir }: { dir: string }) => orExplain(() => importExercise(file, dir)));
}

async function exportExercise(slug: string, file: string, dir: string): Promise<void> {
  if (existsSync(file)) throw new CommandFailed(`${file} is there already. Name another file, or remove it.`);
  const files = selfContained(loadExercise(findExercise(slug, dir)).forGrading);
  const zip = await writeExerciseZip({ slug, files });
  writeFileSync(file, zip, { flag: 'wx' });
  console.log(`${file}: ${slug}, ${Object.keys(files).length} files, ${Math.ceil(zip.length / 1000)} kB.`);
}

async function importExercise(file: string, dir: string): Promise<void> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new CommandFailed(`${file} is no file. Name the zip of an exercise.`);
  // Before it is read: a file may be larger than memory.
  if (statSync(file).size > LIMITS.archiveBytes) throw new CommandFailed(`${file} has ${statSync(file).size} bytes. Expected ${LIMITS.archiveBytes} or less.`);
  const exercise = await readExerciseZip(readFileSync(file));
  const folder = placeExercise(exercise, dir);
  const paths = Object.keys(exercise.files);
  const ownWorld = paths.some((path) => path.startsWith(`${WORLD}/`));
  console.log([
    `${folder}: ${paths.length} files. Whether it measures: assay exercises check ${exercise.slug} --dir ${dir}`,
    ...(ownWorld ? [`Before you do, read ${WORLD}/: a check runs its SQL as the administrator of the throw-away database server.`] : []),
  ].join('\n'));
}
