import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { renaming } from '@assay/fixtures/database/renaming.ts';
import { contentHash } from './content-hash.ts';
import { ExerciseError, type Problem } from './exercise-error.ts';
import { findFixture } from './find-fixture.ts';
import { listFiles, readFiles, readText, renamed, type Files } from './folder-files.ts';
import type { GradingMaterial } from './grading-material.ts';
import { ManifestSchema, SLUG, type Manifest } from './manifest.ts';
import { nameProblems } from './name-problems.ts';
import { WORLD } from './private-fixture.ts';
import { PROPOSALS } from './proposals.ts';
import { parseYaml, type YamlFile } from './read-yaml.ts';
import { replaceSections } from './replace-sections.ts';
import { readStarter } from './starter.ts';
import { chooseVariant, materialOf, strangersAmongVariants, variantFolder } from './variants.ts';

/** All that a candidate may ever be shown of an exercise. */
export type ForCandidate = {
  slug: string;
  kind: string;
  title: string;
  summary: string;
  competency: Manifest['competency'];
  level: Manifest['level'];
  timeboxMinutes: number;
  /** Markdown. */
  brief: string;
  /** The files the candidate starts from. */
  starter: Files;
};

/** What the catalogue and the interviewer's report say of an exercise on top; it would tell a candidate where to look. */
export type ForStaff = { tells: string; followUp: string[]; /** The name of its world, or null. */ fixture: string | null };

/** Three objects, so that nobody serialises hidden files or words for staff to a candidate by accident. */
export type Exercise = { forCandidate: ForCandidate; forStaff: ForStaff; forGrading: GradingMaterial };

/** What may stand in an exercise folder. */
export const PARTS = ['brief.md', 'exercise.yaml', 'hidden', PROPOSALS, 'pull-request', 'starter', 'submissions', 'variants', WORLD];

/**
 * Reads an exercise folder (architecture: "An exercise") in one of its variants; unless one is named, in the first.
 * @throws ExerciseError with every missing or inconsistent part, its file and line
 */
export function loadExercise(folder: string, variantName?: string): Exercise {
  const directory = resolve(folder);
  const slug = basename(directory);
  const manifest = readManifest(directory);
  const variant = chooseVariant(directory, manifest, variantName);
  const variantDirectory = variantFolder(directory, variant);
  const problems = [...strangers(directory), ...strangersAmongVariants(directory, manifest.value.variants)];
  if (!SLUG.test(slug)) problems.push({ file: directory, line: null, message: 'the folder name is the slug. Use lower-case words with - between them.' });
  const rename = renaming(variant?.names ?? {});
  const brief = rename(readBrief(directory, variantDirectory, problems));
  const starter = renamed({ ...readStarter(directory, variantDirectory, problems), ...toRepair(directory, problems) }, rename);
  if (Object.keys(starter).length === 0) problems.push({ file: join(directory, 'starter'), line: null, message: 'has no files. Add the files that the candidate edits.' });
  const fixture = findFixture(directory, manifest, problems);
  problems.push(...nameProblems(directory, fixture, manifest));
  if (problems.length > 0) throw new ExerciseError(problems);

  const { kind, title, summary, competency, level, timebox_minutes: timeboxMinutes, tells, follow_up: followUp } = manifest.value;
  return {
    forCandidate: { slug, kind, title, summary, competency, level, timeboxMinutes, brief, starter },
    forStaff: { tells, followUp, fixture: fixture === null ? null : basename(fixture) },
    forGrading: materialOf(manifest, variant, { slug, directory, fixtureDirectory: fixture, hash: contentHash(directory, ...(fixture === null ? [] : [fixture])) }),
  };
}

/** What candidates read and start from in a variant. */
export type GivenVariant = { name: string } & Pick<ForCandidate, 'brief' | 'starter'>;

/** Every variant of an exercise, in its order; none where it has none. */
export function loadVariants({ forGrading: { directory, variants } }: Exercise): GivenVariant[] {
  return variants.map((name) => {
    const { brief, starter } = loadExercise(directory, name).forCandidate;
    return { name, brief, starter };
  });
}

/** The brief, with the variant's sections in place of its own. */
function readBrief(directory: string, variantDirectory: string | null, problems: Problem[]): string {
  const brief = required(join(directory, 'brief.md'), 'what the candidate reads', problems);
  const own = join(variantDirectory ?? '', 'brief.md');
  return variantDirectory !== null && existsSync(own) ? replaceSections(brief, own, required(own, 'what the candidates of the variant read', problems), problems) : brief;
}

/** What a pull request changes, the candidate may repair: below `patch/`, except its tests. */
function toRepair(directory: string, problems: Problem[]): Files {
  const changes = join(directory, 'pull-request', 'changes');
  if (!existsSync(changes)) return {};
  return Object.fromEntries(Object.entries(readFiles(changes, problems)).filter(([path]) => !path.startsWith('tests/')).map(([path, text]) => [`patch/${path}`, text]));
}

function readManifest(directory: string): YamlFile<Manifest> {
  const file = join(directory, 'exercise.yaml');
  const problems: Problem[] = [];
  const text = required(file, 'the manifest: kind, title, summary, competency, level, timebox_minutes, tells, follow_up, fixture, config', problems);
  if (problems.length > 0) throw new ExerciseError(problems);
  return parseYaml(file, text, ManifestSchema);
}

function required(file: string, what: string, problems: Problem[]): string {
  if (!existsSync(file)) {
    problems.push({ file, line: null, message: `is missing: ${what}. Add it.` });
    return '';
  }
  const text = readText(file, problems);
  if (text?.trim() === '') problems.push({ file, line: 1, message: `is empty: ${what}.` });
  return text ?? '';
}

/** A misspelt folder (`submission/`) would otherwise be ignored in silence. */
function strangers(directory: string): Problem[] {
  const tops = new Set(listFiles(directory).map((path) => path.split('/')[0] ?? path));
  return [...tops].filter((top) => !PARTS.includes(top)).map((top) => strangerAt(join(directory, top)));
}

export function strangerAt(file: string): Problem {
  return { file, line: null, message: `is no part of an exercise. The parts are ${PARTS.join(', ')}; remove or rename it.` };
}
