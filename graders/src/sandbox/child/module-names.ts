import { posix } from 'node:path';
import { HOST_MODULE } from './prelude.ts';

const HOST = 'assay:host';

/** Which module an import means: files of the job by relative path, and our own; nothing else exists. */
export class ModuleNames {
  readonly #files: Readonly<Record<string, string>>;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = files;
  }

  resolve(from: string, name: string): string {
    if (name === HOST) return HOST;
    if (!/^\.{1,2}\//.test(name)) throw new Error(`There is no module ${name}: import files of this task by a relative path, e.g. ./helper.ts.`);
    const path = posix.normalize(posix.join(posix.dirname(from === 'entry' ? 'entry.js' : from), name));
    const found = [path, `${path}.ts`, `${path}.js`, path.replace(/\.js$/, '.ts')].find((file) => Object.hasOwn(this.#files, file));
    if (found === undefined) throw new Error(`There is no file ${path} to import.`);
    return found;
  }

  text(name: string): string {
    return name === HOST ? HOST_MODULE : this.#files[name] ?? '';
  }
}
