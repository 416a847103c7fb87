import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ExerciseError, type Problem } from './exercise-error.ts';
import { listFiles } from './folder-files.ts';
import { GradingMaterial } from './grading-material.ts';
import type { Manifest, Variant } from './manifest.ts';
import type { YamlFile } from './read-yaml.ts';

const FOLDER = 'variants';
/** What may stand in the folder of a variant. */
const PARTS = ['brief.md', 'hidden', 'starter', 'submissions'];

/**
 * The variant of that name; unless one is named, the first, or null where the exercise has none.
 * @throws ExerciseError naming those that exist
 */
export function chooseVariant(directory: string, { value: { variants }, lineOf }: YamlFile<Pick<Manifest, 'variants'>>, name?: string): Variant | null {
  if (name === undefined) return variants[0] ?? null;
  const found = variants.find((variant) => variant.name === name);
  if (found !== undefined) return found;
  const known = variants.length === 0 ? 'It has none.' : `It has ${variants.map((variant) => variant.name).join(', ')}.`;
  throw new ExerciseError([{ file: join(directory, 'exercise.yaml'), line: lineOf(['variants']), message: `has no variant ${name}. ${known}` }]);
}

/** The folder with the variant's own parts, or null where it has none. */
export function variantFolder(directory: string, variant: Variant | null): string | null {
  if (variant === null) return null;
  const folder = join(directory, FOLDER, variant.name);
  return existsSync(folder) ? folder : null;
}

/** What a grader gets of an exercise in one of its variants. */
export function materialOf(
  { value: { kind, config, variants }, lineOf }: YamlFile<Pick<Manifest, 'kind' | 'config' | 'variants'>>, variant: Variant | null, place: Pick<GradingMaterial, 'slug' | 'directory' | 'fixtureDirectory' | 'hash'>,
): GradingMaterial {
  return new GradingMaterial({
    ...place, kind, config: { ...config, ...variant?.config },
    variant: variant?.name ?? null, variants: variants.map(({ name }) => name), variantDirectory: variantFolder(place.directory, variant), names: variant?.names ?? {},
    lineOf([part, ...path]) {
      // A value stands where the variant says it, not where the exercise would.
      if (part !== 'config' || variant === null || (path[0] !== undefined && !(path[0] in variant.config))) return lineOf(part === undefined ? [] : [part, ...path]);
      return lineOf([FOLDER, variants.indexOf(variant), 'config', ...path]);
    },
  });
}

/** Folders of no variant, and parts of one that would be ignored in silence. */
export function strangersAmongVariants(directory: string, variants: readonly Variant[]): Problem[] {
  const root = join(directory, FOLDER);
  if (!existsSync(root)) return [];
  const entries = readdirSync(root).filter((name) => !name.startsWith('.'));
  const strangers = entries.filter((name) => !variants.some((variant) => variant.name === name))
    .map((name) => ({ file: join(root, name), line: null, message: 'belongs to no variant of exercise.yaml. List it there, rename or remove it.' }));
  const parts = variants.filter(({ name }) => entries.includes(name)).flatMap(({ name }) => {
    const tops = new Set(listFiles(join(root, name)).map((path) => path.split('/')[0] ?? path));
    return [...tops].filter((top) => !PARTS.includes(top)).map((top) => ({ file: join(root, name, top), line: null, message: `is no part of a variant. The parts are ${PARTS.join(', ')}; remove or rename it.` }));
  });
  return [...strangers, ...parts];
}
