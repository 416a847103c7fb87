import type { Argument, Relation } from './catalogue.ts';
import type { Row } from './tenant-data.ts';
import { arrayOf } from './values.ts';

export const TEXT = /^(text|character|name)(?!.*\[\]$)/;

/** What a row holds for an argument: the value of the column that its name asks for. */
export function fromRow(relation: Relation, row: Row, argument: Argument): string | null {
  const [column] = relation.columns.filter(({ name, base }) => answers(base, argument) && likeness(relation, name, argument) > 0)
    .sort((a, b) => likeness(relation, b.name, argument) - likeness(relation, a.name, argument));
  const value = column === undefined ? null : row[column.name] ?? null;
  return column === undefined || value === null ? null : asked(value, column.base, argument);
}

/** A word of the row's first text that has several, as a search would be asked. */
export function wordOf({ columns }: Relation, row: Row): string | null {
  const text = columns.filter(({ base }) => TEXT.test(base)).map(({ name }) => row[name] ?? '').find((value) => /\s/.test(value) && wordIn(value) !== null);
  return text === undefined ? null : wordIn(text);
}

/** The first word that is long enough to tell something. */
export const wordIn = (text: string): string | null => /\p{L}{5,}/u.exec(text.toLowerCase())?.[0] ?? null;

/** How well a column's name says what an argument's name asks for: `p_invoice_id` is `invoices.id` or `invoice_id`, and so are `p_invoices` in an array. */
export function likeness(relation: Relation, column: string, argument: Argument): number {
  const plain = (text: string) => text.toLowerCase().replace(/^(p|in|v|arg|the|my|new|wanted|of)_+|^_+|_(wanted|in|arg)$|_+$/g, '');
  const name = plain(column);
  const called = plain(argument.name);
  const wanted = isArray(argument.type) && called !== name ? singular(called) : called;
  if (wanted === '') return 0;
  if (wanted === name) return 3;
  const table = singular(relation.name.toLowerCase());
  const names = name === 'id' || relation.keys.some(({ kind, columns }) => kind === 'primary' && columns.at(-1) === column);
  if (wanted === `${table}_${name}` || wanted === `${table}${name}` || (wanted === table && names)) return 4;
  if (wanted.length > 2 && (name.startsWith(wanted) || wanted.startsWith(name) && name.length > 2)) return 2;
  return 0;
}

const singular = (name: string): string => name.replace(/ies$/, 'y').replace(/(?<=s|x|z|ch|sh)es$/, '').replace(/(?<!s)s$/, '');

export const isArray = (type: string): boolean => type.endsWith('[]');
export const elementOf = (type: string): string => type.replace(/\[\]$/, '');

/** A value of a type as the argument takes it: one alone in an array where an array is asked for. */
export const asked = (value: string, base: string, { type }: Argument): string => (isArray(type) && !isArray(base) ? arrayOf(value) : value);

/** Values of this type can be asked with, as they are or alone in an array. */
export const answers = (base: string, { type }: Argument): boolean => (!isArray(base) || isArray(type)) && sameKind(elementOf(base), elementOf(type));

function sameKind(base: string, type: string): boolean {
  const kind = (name: string) => (/^(text|character|name|citext)/.test(name) ? 'text' : /^(smallint|integer|bigint)/.test(name) ? 'integer' : /^(numeric|real|double)/.test(name) ? 'number' : name.replace(/\(.*/, ''));
  return kind(base) === kind(type);
}

/** A text that could be a value of the type. */
export function fits(value: string, type: string): boolean {
  if (TEXT.test(type)) return true;
  if (/^(smallint|integer|bigint|numeric)/.test(type)) return /^-?\d{1,9}$/.test(value);
  return type === 'uuid' && /^[0-9a-f]{8}-/.test(value);
}
