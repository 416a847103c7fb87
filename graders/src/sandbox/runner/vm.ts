import type { Limits } from './protocol.ts';

/** What the prelude hands to the host. */
export const OURS = ['parse', 'begin', 'stackOf', 'nextTimer', 'fireTimer', 'settle'] as const;
export type Ours = (typeof OURS)[number];

/** What the code in a VM may ask of us. A thrown string becomes an error in the guest; never throw an Error (its stack would follow). */
export type VmHooks<H> = {
  print(text: H): void;
  request(op: H, args: H): number;
  compute(op: H, args: H): string;
  resolve(importer: string, specifier: string): string;
  load(file: string): string;
  /** Polled while guest code runs; true ends it, and so does an Error, for good. */
  interrupt(): boolean;
  nowMs(): number;
};

export type Ran<H> = { value: H } | { thrown: H } | { trapped: string };
export type Settlement<H> = { state: 'pending' } | { state: 'fulfilled'; value: H } | { state: 'rejected'; reason: H } | { state: 'not a promise' };

/** A data property, or what it is instead. */
export type Property<H> = { key: string; value: H } | { key: string; accessor: true };
export type Shape<H> =
  | { kind: 'undefined' } | { kind: 'null' } | { kind: 'boolean'; value: boolean } | { kind: 'number'; value: number }
  | { kind: 'string'; length: number; read: () => string }
  | { kind: 'array' | 'object'; identity: number; properties: (max: number) => Property<H>[] | null }
  | { kind: 'other'; what: string };

/** One guest realm, as the host drives it. H is the engine's handle; the caller frees what it was given. */
export interface Vm<H> {
  importModule(entry: string): Ran<H>;
  member(object: H, name: string): Ran<H>;
  isFunction(value: H): boolean;
  invoke(fn: H, args: H[]): Ran<H>;
  ours(name: Ours): H;
  text(value: string): H;
  number(value: number): H;
  boolean(value: boolean): H;
  settlement(value: H): Settlement<H>;
  /** Runs one microtask; false when there was none. */
  job(): { ran: boolean; trapped: string | null };
  /** Looks at a value without running any of the guest's code. */
  shape(value: H): Shape<H>;
  /** Own data property by name, found along at most `hops` prototypes, without running guest code. */
  find(value: H, name: string, hops: number): H | null;
  keep(value: H): H;
  free(value: H): void;
  dispose(): void;
}

export interface Engine<H> {
  readonly name: string;
  open(limits: Limits, hooks: VmHooks<H>): Promise<Vm<H>>;
}
