import { defineProperty } from './captured.ts';

/**
 * The two web globals that ordinary code about texts and data expects: `structuredClone` for plain data, and UTF-8.
 * They run as candidate's code would and decide nothing.
 */
export function installWebGlobals(): void {
  const define = (name: string, value: unknown) => defineProperty(globalThis, name, { value, writable: true, configurable: true });
  define('structuredClone', (value: unknown) => clone(value, new Map()));
  define('TextEncoder', Encoder);
  define('TextDecoder', Decoder);
}

/** As the HTML standard's structured clone, for primitives, arrays, plain objects, maps, sets, dates, errors and byte arrays. */
function clone(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw Object.assign(new Error(`A ${typeof value} could not be cloned.`), { name: 'DataCloneError' });
  if (typeof value !== 'object' || value === null) return value;
  const before = seen.get(value);
  if (before !== undefined) return before;
  if (value instanceof Date) return new Date(value.getTime());
  if (value instanceof RegExp) return new RegExp(value.source, value.flags);
  if (ArrayBuffer.isView(value)) return (value as Uint8Array).slice();
  if (value instanceof Error) return Object.assign(new Error(value.message), { name: value.name });
  const into = <T extends object>(copy: T, fill: (copy: T) => void): T => {
    seen.set(value, copy);
    fill(copy);
    return copy;
  };
  if (value instanceof Map) return into(new Map<unknown, unknown>(), (copy) => { for (const [key, each] of value) copy.set(clone(key, seen), clone(each, seen)); });
  if (value instanceof Set) return into(new Set<unknown>(), (copy) => { for (const each of value) copy.add(clone(each, seen)); });
  if (Array.isArray(value)) return into(new Array<unknown>(value.length), (copy) => { for (const [index, each] of value.entries()) copy[index] = clone(each, seen); });
  return into<Record<string, unknown>>({}, (copy) => { for (const [key, each] of Object.entries(value)) copy[key] = clone(each, seen); });
}

class Encoder {
  readonly encoding = 'utf-8';

  encode(text = ''): Uint8Array {
    const bytes: number[] = [];
    for (const letter of text.toWellFormed()) {
      const code = letter.codePointAt(0)!;
      if (code < 0x80) bytes.push(code);
      else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
      else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
    return new Uint8Array(bytes);
  }
}

class Decoder {
  readonly encoding = 'utf-8';

  decode(bytes: Uint8Array = new Uint8Array()): string {
    // Percent decoding is the engine's own UTF-8; what is no UTF-8 becomes the replacement character.
    const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`);
    try {
      return decodeURIComponent(escaped.join(''));
    } catch {
      return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : '\ufffd')).join('');
    }
  }
}
