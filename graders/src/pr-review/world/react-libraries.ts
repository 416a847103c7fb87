import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

let made: Promise<Record<string, string>> | null = null;

/** React and its test renderer as modules of a realm, bundled once per process by a process of its own. */
export function reactLibraries(): Promise<Record<string, string>> {
  made ??= bundle();
  return made;
}

async function bundle(): Promise<Record<string, string>> {
  const { stdout: all } = await promisify(execFile)(process.execPath, ['--no-warnings', join(import.meta.dirname, 'bundle-react.ts')], { maxBuffer: 2 ** 24 });
  const from = (names: string) => `export { ${names} } from 'react-all';`;
  return {
    'react-all': all,
    react: "export * from 'react-all'; export { React as default } from 'react-all';",
    'react/jsx-runtime': from('jsx, jsxs, Fragment'),
    'react-test-renderer': from('create, act'),
  };
}
