import { REALM_SCRIPT } from './engine.ts';

const RELATIVE = /^\.\.?\//;

/**
 * Which module an import means. Candidate's files reach each other by relative path and nothing else; the harness also
 * reaches the candidate's and `assay:host`. Libraries of the job are reached by name, and may themselves reach `assay:host`. Code without a file of its own (`eval`, `new Function`) reaches nothing.
 * @throws Error whose message the importing code sees
 */
export function resolveModule(modules: Readonly<Record<string, string>>, importer: string, specifier: string): string {
  if (importer === REALM_SCRIPT) return known(modules, specifier, specifier);
  const [room, path] = split(importer);
  if (room === null) throw new Error(`Code without a file cannot import ${specifier}.`);
  if (RELATIVE.test(specifier)) return known(modules, `${room}:${join(path, specifier)}`, specifier);
  if (specifier === 'vitest') return specifier;
  if (room !== 'candidate' && specifier === 'assay:host') return specifier;
  if (Object.hasOwn(modules, `library:${specifier}`)) return `library:${specifier}`;
  if (room === 'harness' && specifier.startsWith('candidate:')) return known(modules, specifier, specifier);
  throw new Error(`Cannot import ${specifier}: only your own files can be imported, by relative path such as ./other.ts.`);
}

/** The source of a module. @throws Error for a name that `resolveModule` would not have given */
export function loadModule(modules: Readonly<Record<string, string>>, name: string): string {
  const text = Object.hasOwn(modules, name) ? modules[name] : undefined;
  if (text === undefined) throw new Error(`Cannot import ${name}.`);
  return text;
}

function known(modules: Readonly<Record<string, string>>, name: string, specifier: string): string {
  if (Object.hasOwn(modules, name)) return name;
  throw new Error(`Cannot find ${specifier}${specifier === name ? '' : ` (${name.slice(name.indexOf(':') + 1)})`}. Imports name the file with its ending, such as ./other.ts.`);
}

function split(importer: string): ['candidate' | 'harness' | 'library', string] | [null, string] {
  if (importer.startsWith('library:')) return ['library', importer.slice('library:'.length)];
  if (importer.startsWith('candidate:')) return ['candidate', importer.slice('candidate:'.length)];
  if (importer.startsWith('harness:')) return ['harness', importer.slice('harness:'.length)];
  return [null, importer];
}

function join(importer: string, specifier: string): string {
  const parts = importer.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
