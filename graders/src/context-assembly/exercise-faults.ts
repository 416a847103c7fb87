import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GradingMaterial } from '@assay/exercises/grading-material.ts';
import type { Problem } from '@assay/exercises/exercise-error.ts';
import { CorpusError } from '@assay/fixtures/corpus/corpus-error.ts';
import { generateCases } from '@assay/fixtures/corpus/generate-cases.ts';
import { loadCorpus } from '@assay/fixtures/corpus/load-corpus.ts';
import { MAIN_FILE } from './grade-cases.ts';
import { NOTE_FILE } from './note/design-note.ts';
import { prepareCase } from './runs/prepare-case.ts';

const CONTRACT = 'contract.ts';
const TRIED_SEED = 1;

/** Parts that a context-assembly exercise needs and that are missing, or are not what candidates are graded by. */
export async function exerciseFaults({ directory, fixtureDirectory }: GradingMaterial): Promise<Problem[]> {
  const starter = (name: string) => join(directory, 'starter', name);
  const missing = [MAIN_FILE, NOTE_FILE, CONTRACT].map(starter).filter((file) => !existsSync(file)).map((file): Problem => ({ file, line: null, message: 'is missing: candidates start from it. Add it.' }));
  if (missing.length === 0 && readFileSync(starter(CONTRACT), 'utf8') !== readFileSync(join(import.meta.dirname, CONTRACT), 'utf8')) {
    missing.push({ file: starter(CONTRACT), line: null, message: 'is not the contract that submissions are graded by. Copy graders/src/context-assembly/contract.ts.' });
  }
  if (fixtureDirectory === null) return [...missing, { file: join(directory, 'exercise.yaml'), line: 1, message: 'the field fixture is missing: context assembly needs a world of documents. Name one of fixtures/corpora.' }];
  return [...missing, ...await worldFaults(fixtureDirectory)];
}

async function worldFaults(directory: string): Promise<Problem[]> {
  try {
    const cases = generateCases(await loadCorpus(directory), { seed: TRIED_SEED, purpose: 'hidden' });
    return cases.filter((corpusCase) => prepareCase(corpusCase).steps === null)
      .map(({ name }): Problem => ({ file: join(directory, 'corpus.yaml'), line: null, message: `${name} has too many asks and definitions to know the best context. Lower their numbers.` }));
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    return error.faults;
  }
}
