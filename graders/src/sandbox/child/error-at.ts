import type { RunError } from '../sandbox-types.ts';

const FRAME = /(?:\(|at )(candidate:[^()\n]+?):(\d+)(?::(\d+))?\)?$/;

/** What was thrown, and the place in the candidate's own files that its stack names first. */
export function errorAt({ name, message, stack }: { name: string; message: string; stack: string }, modules: Readonly<Record<string, string>>): RunError {
  for (const line of stack.split('\n')) {
    const [, module = '', row, column] = FRAME.exec(line.trimEnd()) ?? [];
    // A stack can be forged; a file that is none of theirs is not shown.
    if (!Object.hasOwn(modules, module)) continue;
    return { name, message, file: module.slice('candidate:'.length), line: Number(row), ...(column === undefined ? {} : { column: Number(column) }) };
  }
  return { name, message };
}
