import type { Json, Limits } from './protocol.ts';
import type { Vm } from './vm.ts';

/** The value is no JSON: a getter, a Proxy, a Map, a cycle, NaN. */
export class NotJson extends Error {}
/** The value is larger than the caps allow. */
export class TooLarge extends Error {}

type Caps = Pick<Limits, 'resultBytes' | 'resultNodes' | 'resultDepth'>;

/**
 * Copies a guest value by its own data properties. No getter, trap or `toJSON` runs. Undefined properties are left out.
 * `late` is asked along the way: the copying is time that the guest's value costs.
 */
export function copyValue<H>(vm: Vm<H>, root: H, caps: Caps, late: () => boolean): Json | undefined {
  let bytes = caps.resultBytes;
  let nodes = caps.resultNodes;
  const open = new Set<number>();

  function spend(count: number): void {
    bytes -= count;
    if (bytes < 0) throw new TooLarge(`the value is larger than ${caps.resultBytes} bytes`);
  }

  function copy(value: H, path: string, depth: number): Json | undefined {
    if (--nodes < 0) throw new TooLarge(`the value has more than ${caps.resultNodes} parts`);
    if (nodes % 256 === 0 && late()) throw new TooLarge('the value takes too long to read');
    const shape = vm.shape(value);
    switch (shape.kind) {
      case 'undefined': return undefined;
      case 'null': spend(4); return null;
      case 'boolean': spend(5); return shape.value;
      case 'number':
        if (!Number.isFinite(shape.value)) throw new NotJson(`${path} is ${shape.value}`);
        spend(8);
        return shape.value;
      case 'string': spend(shape.length + 2); return shape.read();
      case 'other': throw new NotJson(`${path} is ${shape.what}`);
      default: return inside(shape, path, depth);
    }
  }

  function inside(shape: Extract<ReturnType<Vm<H>['shape']>, { kind: 'array' | 'object' }>, path: string, depth: number): Json {
    if (depth >= caps.resultDepth) throw new TooLarge(`the value is nested deeper than ${caps.resultDepth}`);
    if (open.has(shape.identity)) throw new NotJson(`${path} contains itself`);
    const properties = shape.properties(nodes);
    if (properties === null) throw new TooLarge(`the value has more than ${caps.resultNodes} parts`);
    open.add(shape.identity);
    // No prototype: a key named __proto__ is a key like any other.
    const target: Json[] | Record<string, Json> = shape.kind === 'array' ? [] : Object.create(null) as Record<string, Json>;
    try {
      for (const property of properties) {
        const at = `${path}.${property.key.slice(0, 40)}`;
        if ('accessor' in property) throw new NotJson(`${at} is a getter`);
        spend(property.key.length + 3);
        const value = copy(property.value, at.length > 200 ? path : at, depth + 1);
        if (Array.isArray(target)) target.push(value ?? null);
        else if (value !== undefined) target[property.key] = value;
      }
    } finally {
      for (const property of properties) if ('value' in property) vm.free(property.value);
      open.delete(shape.identity);
    }
    return target;
  }

  return copy(root, 'the value', 0);
}
