import { parseYaml } from '@assay/exercises/read-yaml.ts';
import { ExerciseError } from '@assay/exercises/exercise-error.ts';
import { z } from 'zod';

export const NOTE_FILE = 'design.yaml';
export const CLASSES = ['idle-history', 'filler', 'light-asks', 'heavy-asks'] as const;
export type Droppable = (typeof CLASSES)[number];

const oneOf = <const T extends readonly string[]>(...values: T) => z.enum(values, `Expected one of ${values.join(', ')}.`);
const number = z.int('Expected a whole number.').nonnegative('Expected 0 or more.');

/** What a candidate says of their own `assemble`. */
export const DesignNoteSchema = z.strictObject({
  drop_order: z.array(oneOf(...CLASSES)).refine((order) => order.length === CLASSES.length && new Set(order).size === CLASSES.length, `Name each of ${CLASSES.join(', ')} once, what is given up first in front.`),
  reserve: number,
  on_overflow: oneOf('insufficient', 'throw', 'ok'),
  permission_point: oneOf('search', 'after-search', 'after-read'),
  dedupe: oneOf('none', 'exact', 'normalised', 'near'),
  compression: oneOf('sentences', 'none'),
  order: oneOf('asks', 'id', 'other'),
  on_read_error: oneOf('skip', 'fail'),
  calls: z.strictObject({ search: number, read: number, count: number }),
  prose: z.string('Expected text. Write 150–400 words.').trim().min(1, 'is empty. Write 150–400 words.'),
});
export type DesignNote = z.infer<typeof DesignNoteSchema>;

/** The note, or what is wrong with it: one sentence per field, with what to do. */
export function readNote(files: Record<string, string>): DesignNote | { problems: string[] } {
  const text = files[NOTE_FILE];
  if (text === undefined || text.trim() === '') return { problems: [`${NOTE_FILE} is missing or empty. Fill in the template.`] };
  try {
    return parseYaml(NOTE_FILE, text, DesignNoteSchema).value;
  } catch (error) {
    if (!(error instanceof ExerciseError)) throw error;
    return { problems: error.problems.map(({ line, message }) => `${NOTE_FILE}${line === null ? '' : `:${line}`}: ${message}`) };
  }
}
