import type { Source } from './protocol.ts';

/** The only module that is not a file. */
export const HOST_MODULE = 'assay:host';
/** The importer's name of our own entry modules: no file can have it. */
export const ENTRY = '<assay>';

/** The file that `specifier` means in `importer`. Throws a string: an Error would carry our paths into the guest. */
export function resolveModule(files: ReadonlySet<string>, importer: string, specifier: string): string {
  if (specifier === HOST_MODULE) return specifier;
  if (importer.startsWith(ENTRY)) return specifier;
  if (!specifier.startsWith('./') && !specifier.startsWith('../')) throw `cannot import '${specifier}': only files of the exercise, by relative path`;
  const path = importer.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') {
      if (path.pop() === undefined) throw `cannot import '${specifier}': it leads out of the exercise`;
    } else if (step !== '.' && step !== '') path.push(step);
  }
  const wanted = path.join('/');
  const found = [wanted, `${wanted}.ts`, `${wanted}.js`, wanted.replace(/\.js$/, '.ts')].find((name) => files.has(name));
  if (found === undefined) throw `cannot import '${specifier}': there is no file ${wanted}`;
  return found;
}

/** The names of a job's files, for the resolver. */
export function fileNames(sources: Record<string, Source>): ReadonlySet<string> {
  return new Set(Object.keys(sources));
}
