import type { Fault } from './protocol.ts';
import type { Vm } from './vm.ts';

const MAX_TEXT = 2_000;
const PLACE = /([^\s()]+):(\d+):(\d+)\)?\s*$/;

/** What was thrown, read from data properties only: neither a `message` getter nor a thrown Proxy is asked. */
export function describeThrown<H>(vm: Vm<H>, thrown: H, files: ReadonlySet<string>): Fault {
  const shape = vm.shape(thrown);
  if (shape.kind === 'string') return { name: 'thrown', message: clip(shape.read()), file: null, line: null, column: null };
  if (shape.kind === 'number' || shape.kind === 'boolean') return { name: 'thrown', message: String(shape.value), file: null, line: null, column: null };
  const name = read(vm, thrown, 'name') ?? 'thrown';
  return { name, message: read(vm, thrown, 'message') ?? '', ...placeIn(stackOf(vm, thrown), files) };
}

/** The topmost frame of a stack that lies in a file of the job. */
function placeIn(stack: string, files: ReadonlySet<string>): Pick<Fault, 'file' | 'line' | 'column'> {
  for (const line of stack.split('\n')) {
    const [, file, row, column] = PLACE.exec(line) ?? [];
    if (file !== undefined && files.has(file)) return { file, line: Number(row), column: Number(column) };
  }
  return { file: null, line: null, column: null };
}

function stackOf<H>(vm: Vm<H>, thrown: H): string {
  const ran = vm.invoke(vm.ours('stackOf'), [thrown]);
  if (!('value' in ran)) return '';
  const shape = vm.shape(ran.value);
  return shape.kind === 'string' ? shape.read() : '';
}

function read<H>(vm: Vm<H>, value: H, name: string): string | null {
  const found = vm.find(value, name, 8);
  if (found === null) return null;
  const shape = vm.shape(found);
  const text = shape.kind === 'string' ? clip(shape.read()) : null;
  vm.free(found);
  return text;
}

const clip = (text: string): string => text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
