import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { ExerciseError, type Problem } from './exercise-error.ts';
import type { Files } from './folder-files.ts';
import { parseYaml } from './read-yaml.ts';

/** Beside exercise.yaml: what a model wrote and no person has accepted. */
export const PROPOSALS = 'proposed.yaml';
const HEAD = '# Written by a model and accepted by nobody yet. Read the files of an entry, mend them, then remove the entry, and the file with the last one.\n# Until then the exercise cannot be published.\n';

const ProposalsSchema = z.array(z.strictObject({
  /** Files or folders, from the folder of the exercise. */
  paths: z.array(z.string().min(1)).min(1, 'Expected at least one path.'),
  why: z.string(),
  model: z.string(),
  at: z.string(),
})).nullable();
export type Proposal = NonNullable<z.infer<typeof ProposalsSchema>>[number];

/** What waits for a person, each with its line; an exercise with any of it is not published. */
export function proposalProblems(directory: string): Problem[] {
  const file = join(directory, PROPOSALS);
  if (!existsSync(file)) return [];
  try {
    const { value, lineOf } = parseYaml(file, readFileSync(file, 'utf8'), ProposalsSchema);
    if (value === null || value.length === 0) return [{ file, line: null, message: 'has no entries. Remove the file.' }];
    return value.map(({ paths, model }, index) => ({ file, line: lineOf([index, 'paths']), message: `${paths.join(', ')}: proposed by ${model}, accepted by nobody. Read it, then remove this entry.` }));
  } catch (error) {
    if (error instanceof ExerciseError) return error.problems;
    throw error;
  }
}

/**
 * What waits for a person, in the text of a `proposed.yaml`.
 * @throws ExerciseError when it cannot be read
 */
export function readProposals(text: string): Proposal[] {
  return parseYaml(PROPOSALS, text, ProposalsSchema).value ?? [];
}

/** The text of a `proposed.yaml` that names these. */
export function writeProposals(proposals: readonly Proposal[]): string {
  return HEAD + stringify(proposals);
}

/**
 * Adds what a model proposes to an exercise folder, marked before it is there, so that none of it is ever taken for a
 * person's work.
 * @throws ExerciseError when a file is there already, or what waits cannot be read; nothing is written then
 */
export function addProposal(directory: string, files: Files, about: Omit<Proposal, 'paths'>): void {
  const taken = Object.keys(files).filter((path) => existsSync(join(directory, path)));
  if (taken.length > 0) throw new ExerciseError(taken.map((path) => ({ file: join(directory, path), line: null, message: 'is there already. Nothing was overwritten; rename or remove it, and ask again.' })));
  const marker = join(directory, PROPOSALS);
  const before = existsSync(marker) ? readProposals(readFileSync(marker, 'utf8')) : [];
  writeFileSync(marker, writeProposals([...before, { paths: Object.keys(files), ...about }]));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}
