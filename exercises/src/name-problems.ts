import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './exercise-error.ts';
import { listFiles } from './folder-files.ts';
import type { Manifest } from './manifest.ts';
import type { YamlFile } from './read-yaml.ts';

/** Names of variants that would change nothing, or make one word of two. */
export function nameProblems(directory: string, fixtureDirectory: string | null, { value: { variants }, lineOf }: YamlFile<Manifest>): Problem[] {
  if (variants.every(({ names }) => Object.keys(names).length === 0)) return [];
  const files = [directory, ...(fixtureDirectory === null ? [] : [fixtureDirectory])].flatMap((folder) => listFiles(folder).map((path) => join(folder, path))).filter((file) => file !== join(directory, 'exercise.yaml'));
  const texts = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const holds = (word: string) => texts.find(({ text }) => new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu').test(text))?.file;
  return variants.flatMap(({ names }, index) => Object.entries(names).flatMap(([word, name], place, all) => {
    const problem = (message: string) => ({ file: join(directory, 'exercise.yaml'), line: lineOf(['variants', index, 'names', word]), message });
    if (all.findIndex((other) => other[1].toLowerCase() === name.toLowerCase()) < place) return [problem(`${name} is the name of two. Choose another for ${word}.`)];
    if (holds(word) === undefined) return [problem(`${word} stands nowhere in the exercise and its fixture. Correct or remove it.`)];
    const taken = holds(name);
    return taken === undefined ? [] : [problem(`${name} stands in ${taken} already, so that two would have one name. Choose another for ${word}.`)];
  }));
}
