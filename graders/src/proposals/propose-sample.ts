import { join } from 'node:path';
import { readFiles, type Files } from '@assay/exercises/folder-files.ts';
import { writeYaml } from '@assay/exercises/write-yaml.ts';
import { z } from 'zod';
import { visibleMaterial } from '../baseline/visible-material.ts';
import { writablePaths } from '../baseline/writable-paths.ts';
import { UnusableAnswer } from '../claude/read-answer.ts';
import { named } from './named.ts';
import type { ProposalKind } from './proposal-kind.ts';

const Answer = z.object({ name: z.string(), fails: z.array(z.string()), why: z.string(), files: z.array(z.object({ path: z.string(), content: z.string() })) });

/** A wrong answer that a good person would give, as a sample that must fail. */
export const proposeSample: ProposalKind<z.infer<typeof Answer>> = {
  whyNot: () => null,
  task: `Write one wrong answer to this exercise that a good engineer in a hurry would hand in: plausible, complete in form, and wrong by one clear mistake which no
sample in submissions/fail/ makes yet. Say which checks it must fail by their ids, as the expect.yaml of other samples do, in one sentence why it is wrong, and hand in
files under paths of the workspace. Name it in kebab-case for its mistake.`,
  async material(exercise, sandboxUrl) {
    const below = (folder: string, files: Files) => Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
    return {
      'brief.md': exercise.forCandidate.brief,
      ...below('workspace', exercise.forCandidate.starter),
      ...await visibleMaterial(exercise, sandboxUrl),
      ...below('submissions', readFiles(join(exercise.forGrading.directory, 'submissions'), [])),
    };
  },
  answer: Answer,
  async read({ name, fails, why, files }, exercise) {
    const folder = `submissions/fail/${named(name)}`;
    const writable = await writablePaths(exercise);
    const strange = files.find(({ path }) => !writable.has(path));
    if (strange !== undefined) throw new UnusableAnswer(`The answer has a file ${JSON.stringify(strange.path.slice(0, 60))}, which the workspace does not take. Ask again.`);
    if (files.length === 0 || fails.length === 0) throw new UnusableAnswer('The answer has no files, or names no check that it must fail. Ask again.');
    return {
      files: { ...Object.fromEntries(files.map(({ path, content }) => [`${folder}/${path}`, content])), [`${folder}/expect.yaml`]: writeYaml({ fails, why: why.trim() }) },
      why: why.trim(),
      next: 'A check tells whether it fails as it says.',
    };
  },
};
