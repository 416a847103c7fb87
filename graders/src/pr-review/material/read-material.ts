import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import { listFiles, readFiles } from '@assay/exercises/folder-files.ts';
import { parseYaml } from '@assay/exercises/read-yaml.ts';
import { z } from 'zod';
import type { PullRequest } from '../../grader.ts';
import type { CodeVersion, Files } from '../world/code-version.ts';
import { KeySchema, type Key, type Place } from './key.ts';
import { countLines, findLines, replaceLines } from './whole-lines.ts';

const RepositorySchema = z.strictObject({
  title: z.string(), summary: z.string(),
  api: z.string(), web: z.string().nullable().default(null),
  people: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});
const VersionSchema = z.strictObject({
  what: z.string(),
  edits: z.array(z.strictObject({ file: z.string(), find: z.string().min(1), put: z.string() })).min(1),
});

export type Version = { name: string; what: string; code: CodeVersion };
/** Everything a pull-request exercise consists of, in files. */
export type Material = {
  pullRequest: PullRequest;
  head: CodeVersion;
  key: Key;
  right: Version[]; bug: Version[];
  /** The head with every issue repaired but one, by that issue. */
  only: Record<string, CodeVersion>;
  /** Hidden tests by issue, and those of what must remain. */
  issueTests: Record<string, Files>;
  behaviour: Files;
};

export function readPullRequest(exercise: string, repository: string): PullRequest & { version: Omit<CodeVersion, 'files'> } {
  const problems: Problem[] = [];
  const base = readFiles(repository, problems);
  const changes = readFiles(join(exercise, 'pull-request', 'changes'), problems);
  const [first = '', ...rest] = readFileSync(join(exercise, 'pull-request', 'description.md'), 'utf8').trim().split('\n');
  if (problems.length > 0) throw new ExerciseError(problems);
  const { value: { api, web, people } } = parseYaml(join(repository, 'repo.yaml'), base['repo.yaml'] ?? '', RepositorySchema);
  const { 'repo.yaml': _, ...code } = base;
  return { title: first.replace(/^#\s*/, ''), description: rest.join('\n').trim(), base: code, head: { ...code, ...changes }, version: { repository: { api, web, people } } };
}

/** @throws ExerciseError naming every file and line that does not fit */
export function readMaterial(exercise: string, repository: string): Material {
  const problems: Problem[] = [];
  const need = (path: string) => {
    if (!existsSync(join(exercise, path))) problems.push({ file: join(exercise, path), line: null, message: 'is missing. Add it.' });
  };
  for (const path of ['pull-request/description.md', 'pull-request/changes', 'hidden/key.yaml']) need(path);
  if (problems.length > 0) throw new ExerciseError(problems);
  const { version, ...pullRequest } = readPullRequest(exercise, repository);
  const head: CodeVersion = { ...version, files: pullRequest.head };
  const keyFile = join(exercise, 'hidden', 'key.yaml');
  const { value: written, lineOf } = parseYaml(keyFile, readFileSync(keyFile, 'utf8'), KeySchema);
  const key: Key = {
    issues: written.issues.map((issue, index) => ({ ...issue, ...placeOf(head.files, issue, keyFile, lineOf(['issues', index, 'code']), problems) })),
    decoys: written.decoys.map((decoy, index) => ({ ...decoy, ...placeOf(head.files, decoy, keyFile, lineOf(['decoys', index, 'code']), problems) })),
  };
  const versions = (kind: string) => readVersions(join(exercise, 'hidden', 'versions', kind), head, problems);
  const hidden = existsSync(join(exercise, 'hidden', 'tests')) ? readFiles(join(exercise, 'hidden', 'tests'), problems) : {};
  const testsNamed = (name: string): Files => {
    const file = `${name}.test.ts`;
    const text = hidden[file];
    if (text === undefined) problems.push({ file: join(exercise, 'hidden', 'tests', file), line: null, message: 'is missing: the hidden tests of this part. Add it.' });
    return { [file]: text ?? '' };
  };
  const material: Material = {
    pullRequest, head, key, right: versions('right'), bug: versions('bug'),
    only: Object.fromEntries(versions('only').map(({ name, code }) => [name, code])),
    issueTests: Object.fromEntries(key.issues.map(({ id }) => [id, testsNamed(id)])),
    behaviour: key.issues.length === 0 ? {} : testsNamed('behaviour'),
  };
  if (problems.length > 0) throw new ExerciseError(problems);
  return material;
}

function placeOf(files: Files, { file, code }: { file: string; code: string }, keyFile: string, line: number, problems: Problem[]): Pick<Place, 'from' | 'to'> {
  const text = files[file];
  const found = text === undefined ? [] : findLines(text, code);
  const [from = 1] = found;
  if (found.length !== 1) problems.push({ file: keyFile, line, message: text === undefined ? `the pull request has no file ${file}. Correct the name.` : `these lines stand ${found.length === 0 ? 'nowhere' : 'more than once'} in ${file}. Copy whole lines that stand there once.` });
  return { from, to: from + countLines(code) - 1 };
}

function readVersions(folder: string, head: CodeVersion, problems: Problem[]): Version[] {
  if (!existsSync(folder)) return [];
  return listFiles(folder).filter((name) => name.endsWith('.yaml')).map((name) => {
    const file = join(folder, name);
    const { value: { what, edits }, lineOf } = parseYaml(file, readFileSync(file, 'utf8'), VersionSchema);
    const files = { ...head.files };
    for (const [index, edit] of edits.entries()) {
      const text = files[edit.file] ?? '';
      const found = findLines(text, edit.find);
      if (found.length !== 1) problems.push({ file, line: lineOf(['edits', index, 'find']), message: `these lines stand ${found.length === 0 ? 'nowhere' : 'more than once'} in ${edit.file} of the pull request. Copy whole lines that stand there once.` });
      else files[edit.file] = replaceLines(text, found[0]!, countLines(edit.find), edit.put);
    }
    return { name: name.replace(/\.yaml$/, ''), what, code: { ...head, files } };
  });
}
