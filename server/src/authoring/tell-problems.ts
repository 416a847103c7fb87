import { resolve } from 'node:path';
import type { Problem } from '@assay/exercises/exercise-error.ts';
import type { DraftProblem } from '../contract/exercise-drafts.ts';

const INSTALLATION = `${resolve(import.meta.dirname, '../../..')}/`;

/** Problems of a draft by its own paths: where its folder stood for a moment is nobody's to know. */
export function tellProblems(problems: readonly Problem[], folder: string): DraftProblem[] {
  const plain = (text: string) => text.replaceAll(`${folder}/`, '').replaceAll(folder, '').replaceAll(INSTALLATION, '');
  return problems.map(({ file, line, message }) => ({ file: plain(file), line, message: plain(message) }));
}
