import pg from 'pg';
import type { Column } from './catalogue.ts';
import type { Row } from './tenant-data.ts';

/** A typed literal. */
export function literal(value: string | null, type: string): string {
  return value === null ? `NULL::${type}` : `${pg.escapeLiteral(value)}::${type}`;
}

/** An array that holds one value. */
export const arrayOf = (value: string): string => `{"${value.replaceAll(/["\\]/g, '\\$&')}"}`;

export const identifier = pg.escapeIdentifier;

/**
 * A value of the same shape that is not among `taken`: digits stay digits and letters letters, so that domains and
 * checks on the form still hold; times move a century.
 */
export function freshLike(value: string, base: string, taken: ReadonlySet<string | null>, nth = 0): string {
  if (/^(smallint|integer|bigint|numeric|real|double precision)/.test(base)) {
    const numbers = [...taken].map(Number).filter(Number.isFinite);
    return String(Math.floor(Math.max(0, ...numbers)) + 7 + nth);
  }
  if (/range|^date|^timestamp/.test(base)) return value.replace(/\b(19|20)(\d\d)-/g, (_, __, year: string) => `21${year}-`);
  let fresh = value;
  for (let round = 1 + nth; round < 40 + nth; round += 1) {
    fresh = [...value].map((letter, i) => (i >= value.length - 4 ? shift(letter, round + i, base === 'uuid') : letter)).join('');
    if (!taken.has(fresh)) return fresh;
  }
  return `${value}x`;
}

function shift(letter: string, by: number, hex: boolean): string {
  const turn = (first: string, size: number) => String.fromCharCode(first.charCodeAt(0) + ((letter.charCodeAt(0) - first.charCodeAt(0) + by) % size));
  if (/\d/.test(letter)) return turn('0', 10);
  if (/[a-z]/.test(letter)) return turn('a', hex ? 6 : 26);
  if (/[A-Z]/.test(letter)) return turn('A', hex ? 6 : 26);
  return letter;
}

const ENDS = /(^|_)(until|ends?|ending|to|through|thru|expir\w*|lapses?)(_|$)/i;

/** Something of a type, where no row shows what it looks like. A row made of it is in force: what begins has begun, and what ends ends late. */
export function invented({ name, base, labels }: Column): string {
  const day = ENDS.test(name) ? '2099-12-31' : '2026-01-15';
  if (labels[0] !== undefined) return labels[0];
  if (base.endsWith('[]')) return '{}';
  if (/^(smallint|integer|bigint|numeric|real|double)/.test(base)) return '1';
  if (base === 'boolean') return 'true';
  if (base === 'uuid') return '5f1e0c1a-77aa-4c7e-9b1d-3d2a1b0c9d8e';
  if (/^json/.test(base)) return '{}';
  if (/^date/.test(base)) return day;
  if (/^timestamp/.test(base)) return `${day} 10:00:00+00`;
  if (/^time/.test(base)) return '10:00:00';
  if (/^interval/.test(base)) return '1 hour';
  if (/range/.test(base)) return 'empty';
  if (base === 'bytea') return '\\x01';
  if (/^(inet|cidr)/.test(base)) return '192.0.2.1';
  return 'probe';
}

/** An expression that is another value for each row without reading it; null where none fits the type. */
export function randomOf(column: Column | undefined): string | null {
  const { base = '', type = '' } = column ?? {};
  const number = (most: number) => `floor(pg_catalog.random() * ${most})`;
  if (base === 'uuid') return 'pg_catalog.gen_random_uuid()';
  if (base === 'smallint') return `(${number(32000)})::${type}`;
  if (/^(integer|bigint|numeric)/.test(base)) return `(1000000000 + ${number(1e9)})::${type}`;
  if (/^(date|timestamp)/.test(base)) return `('2100-01-01'::date + (${number(500_000)})::integer)::${type}`;
  if (/^(text|character)/.test(base)) return `pg_catalog.md5(pg_catalog.random()::text)::${type}`;
  return null;
}

/** What stands for one tenant in place of another: values both have under the same name or in the same tenant column. */
export class Translation {
  readonly #pairs: [string, string][];

  constructor(pairs: Iterable<[string, string]>) {
    this.#pairs = [...new Map([...pairs].filter(([from, to]) => from !== '' && from !== to))].sort(([a], [b]) => b.length - a.length);
  }

  /** The whole value, or every occurrence inside a longer text (claims, JSON, paths). Null when nothing changes. */
  of(value: string | null): string | null {
    if (value === null) return null;
    const exact = this.#pairs.find(([from]) => from === value)?.[1];
    if (exact !== undefined) return exact;
    let text = value;
    for (const [from, to] of this.#pairs) if (from.length >= 3 || /[{"]/.test(value)) text = text.replaceAll(from, to);
    return text === value ? null : text;
  }

  row(row: Row): Row {
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, this.of(value) ?? value]));
  }
}
