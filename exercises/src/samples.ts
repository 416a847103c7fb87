import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ExerciseError, type Problem } from './exercise-error.ts';
import { listFolders, readFiles, readText, type Files } from './folder-files.ts';
import { ExpectSchema, type Expect } from './manifest.ts';
import { parseYaml, type YamlFile } from './read-yaml.ts';

const EXPECTED = ['pass', 'fail', 'ungradable'] as const;

/** A submission with a known result; the folder it is in says which. */
export type Sample = { name: string; expected: (typeof EXPECTED)[number]; directory: string; files: Files; fails: Expect['fails']; why: string; lineOf: YamlFile<Expect>['lineOf'] };

/**
 * The samples of an exercise, by expected result and then by name; of a variant, its own and those that all have.
 * @throws ExerciseError with every part that is missing or wrong
 */
export function loadSamples(exerciseDirectory: string, variantDirectory: string | null = null): Sample[] {
  const roots = [exerciseDirectory, ...(variantDirectory === null ? [] : [variantDirectory])].map((folder) => join(folder, 'submissions'));
  const problems: Problem[] = roots.flatMap((root) => listFolders(root).filter((name) => !(EXPECTED as readonly string[]).includes(name)).map((name) => ({
    file: join(root, name), line: null, message: `is not a result. Put samples below ${EXPECTED.join(', ')}.`,
  })));
  const samples = EXPECTED.flatMap((expected) => roots.flatMap((root) => listFolders(join(root, expected)).map((name) => loadSample(join(root, expected, name), name, expected, problems))));
  for (const expected of ['pass', 'fail'] as const) {
    if (!samples.some((sample) => sample.expected === expected)) {
      problems.push({ file: join(roots.at(-1) ?? '', expected), line: null, message: `has no sample. Add at least one submission that must ${expected}.` });
    }
  }
  for (const { directory, name, expected } of samples.filter((sample, index) => samples.findIndex((other) => other.name === sample.name && other.expected === sample.expected) < index)) {
    problems.push({ file: directory, line: null, message: `all variants have a sample ${expected}/${name}. Rename or remove one of them.` });
  }
  if (problems.length > 0) throw new ExerciseError(problems);
  return samples;
}

function loadSample(directory: string, name: string, expected: Sample['expected'], problems: Problem[]): Sample {
  const { 'expect.yaml': _, ...files } = readFiles(directory, problems);
  if (Object.keys(files).length === 0) problems.push({ file: directory, line: null, message: 'has no submitted files. Add them or remove the folder.' });
  const expect = expected === 'fail' ? readExpect(join(directory, 'expect.yaml'), problems) : null;
  return { name, expected, directory, files, fails: expect?.value.fails ?? [], why: expect?.value.why ?? '', lineOf: expect?.lineOf ?? (() => 1) };
}

function readExpect(file: string, problems: Problem[]): YamlFile<Expect> | null {
  if (!existsSync(file)) {
    problems.push({ file, line: null, message: 'is missing: `fails:` with the ids of the checks that this sample must fail.' });
    return null;
  }
  try {
    return parseYaml(file, readText(file, problems) ?? '', ExpectSchema);
  } catch (error) {
    if (!(error instanceof ExerciseError)) throw error;
    problems.push(...error.problems);
    return null;
  }
}
