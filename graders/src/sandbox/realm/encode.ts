import { getOwnPropertyDescriptor, hasOwn, isArray, isFinite, isProxy, ownKeys, PlainTypeError, stringify } from './captured.ts';

const DEEPEST = 64;
/** Thrown for a value that is too large; told from every error of a candidate by being no object. */
export const TOO_LARGE = 'assay: the value is too large';

/**
 * JSON text of a value, from its data properties alone: no `toJSON`, no getter, no trap runs, so what leaves is what is there.
 * @throws TypeError for what JSON cannot hold; TOO_LARGE beyond `most` characters
 */
export function encode(value: unknown, most: number): string {
  const text = write(value, most, 0);
  if (text.length > most) throw TOO_LARGE;
  return text;
}

function write(value: unknown, most: number, depth: number): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') {
    if (value.length > most) throw TOO_LARGE;
    return stringify(value);
  }
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return isFinite(value) ? `${value}` : 'null';
  if (typeof value !== 'object') throw new PlainTypeError(`A ${typeof value} cannot leave the sandbox, only JSON can.`);
  if (isProxy(value)) throw new PlainTypeError('A Proxy cannot leave the sandbox, only JSON can.');
  if (depth >= DEEPEST) throw new PlainTypeError(`A value nested more than ${DEEPEST} deep cannot leave the sandbox.`);
  return isArray(value) ? writeArray(value, most, depth) : writeObject(value, most, depth);
}

function writeArray(value: unknown[], most: number, depth: number): string {
  // An element takes two characters at least; a sparse array claims thousands of millions of them.
  if (value.length > most / 2) throw TOO_LARGE;
  let text = '[';
  for (let i = 0; i < value.length; i += 1) {
    if (text.length > most) throw TOO_LARGE;
    text += (i === 0 ? '' : ',') + write(dataOf(value, i), most, depth + 1);
  }
  return `${text}]`;
}

function writeObject(value: object, most: number, depth: number): string {
  const names = ownKeys(value);
  let text = '{';
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i];
    if (typeof name !== 'string' || getOwnPropertyDescriptor(value, name)?.enumerable !== true) continue;
    const data = dataOf(value, name);
    if (data === undefined) continue;
    if (text.length > most) throw TOO_LARGE;
    text += `${text === '{' ? '' : ','}${stringify(name)}:${write(data, most, depth + 1)}`;
  }
  return `${text}}`;
}

/** An own data property; a getter would be candidate's code that runs while we copy. */
function dataOf(value: object, name: string | number): unknown {
  const descriptor = getOwnPropertyDescriptor(value, name);
  if (descriptor === undefined) return undefined;
  // Own, because a planted Object.prototype.value must not stand in for what an accessor lacks.
  if (!hasOwn(descriptor, 'value')) throw new PlainTypeError(`The property ${name} is an accessor; only plain data can leave the sandbox.`);
  return descriptor.value;
}
