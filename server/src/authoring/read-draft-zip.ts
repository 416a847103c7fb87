import { ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import { readExerciseZip, type ExerciseFolder } from '@assay/exercises/zip/read-exercise-zip.ts';
import { MOST_DRAFT_BYTES, MOST_DRAFT_FILES, SlugSchema } from '../contract/exercise-drafts.ts';
import { AppError } from '../errors.ts';

/**
 * What somebody sent as the zip of an exercise, within what a draft may be.
 * @throws AppError `invalid_request` with everything that is wrong, by its entry
 */
export async function readDraftZip(body: unknown): Promise<ExerciseFolder> {
  if (!Buffer.isBuffer(body) || body.length === 0) throw refused([archive('is missing. Send a zip, as application/zip.')]);
  const folder = await readExerciseZip(body).catch((error: unknown) => {
    throw error instanceof ExerciseError ? refused(error.problems) : error;
  });
  const contents = Object.values(folder.files);
  const bytes = contents.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const faults = [
    ...(contents.length > MOST_DRAFT_FILES ? [archive(`has ${contents.length} files. A draft has at most ${MOST_DRAFT_FILES}; remove some.`)] : []),
    ...(bytes > MOST_DRAFT_BYTES ? [archive(`has ${bytes} bytes in its files. A draft has at most ${MOST_DRAFT_BYTES}; remove or shorten some.`)] : []),
    ...(SlugSchema.safeParse(folder.slug).error?.issues.map(({ message }) => ({ file: folder.slug, line: null, message: `${message} Rename the folder.` })) ?? []),
  ];
  if (faults.length > 0) throw refused(faults);
  return folder;
}

/** One field for each entry: what is wrong with it. */
function refused(problems: readonly Problem[]): AppError {
  const byEntry = Map.groupBy(problems, ({ file }) => file);
  const fields = [...byEntry].map(([file, found]) => ({
    pointer: `/${file.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    detail: found.map(({ line, message }) => `${file}${line === null ? '' : `:${line}`} ${message}`).join(' '),
  }));
  return new AppError('invalid_request', 'The zip cannot be taken. Correct what is listed and send it again.', { fields });
}

function archive(message: string): Problem {
  return { file: 'the archive', line: null, message };
}
