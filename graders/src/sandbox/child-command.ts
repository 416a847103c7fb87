import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { bubblewrap, bubblewrapArgs } from './bubblewrap.ts';
import { packageDirectory } from './package-directory.ts';
import type { ComputeModule } from './sandbox-types.ts';

const HERE = import.meta.dirname;
const MAIN = join(HERE, 'child', 'main.ts');
const PRLIMIT = '/usr/bin/prlimit';
const SHELL = '/bin/sh';
// No limit of processes: the kernel counts all of the user's, so that a desktop's many would keep Node from starting.
const RLIMITS = ['--data=1073741824', '--cpu=300', '--fsize=0', '--nofile=256', '--core=0'];
const ULIMITS = 'ulimit -t 300 && ulimit -f 0 && ulimit -n 256 && ulimit -c 0 && exec "$@"';

/** How a child is started: the program and its arguments, outermost layer first. */
export type ChildCommand = { file: string; args: string[]; rlimits: boolean };

export function childCommand(compute: ComputeModule | null): ChildCommand {
  const files = readable(compute);
  const node = [
    process.execPath, '--permission', ...files.map((path) => `--allow-fs-read=${path}`),
    '--no-experimental-sqlite', '--no-addons', '--disable-proto=delete', '--disallow-code-generation-from-strings',
    '--max-old-space-size=256', '--expose-gc', '--no-warnings', MAIN,
  ];
  const bwrap = bubblewrap();
  return limited(bwrap === null ? node : [bwrap, ...bubblewrapArgs([process.execPath, ...files]), ...node]);
}

function limited(command: string[]): ChildCommand {
  if (existsSync(PRLIMIT)) return { file: PRLIMIT, args: [...RLIMITS, ...command], rlimits: true };
  if (existsSync(SHELL)) return { file: SHELL, args: ['-c', ULIMITS, 'sh', ...command], rlimits: true };
  const [file = '', ...args] = command;
  return { file, args, rlimits: false };
}

/** All that the child may read: its own sources, the engines, and what the job's compute module names. */
export function readable(compute: ComputeModule | null): string[] {
  const engines = ['quickjs-wasi', 'quickjs-emscripten-core', '@jitl/quickjs-wasmfile-release-sync', '@jitl/quickjs-ffi-types'].map(packageDirectory);
  const own = [join(HERE, 'child'), join(HERE, 'frames.ts'), join(HERE, '..', '..', 'package.json')];
  const computed = compute === null ? [] : [compute.module, ...compute.reads];
  return [...own, ...engines, ...computed].map((path) => realpathSync(path));
}
