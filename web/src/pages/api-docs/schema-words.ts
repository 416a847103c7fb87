import type { JsonSchema, OpenApiDocument } from '@assay/server/contract/openapi.ts';

export type Schemas = OpenApiDocument['components']['schemas'];

/** A schema in words, and the part of it that has fields or cases of its own to unfold. */
export type Reading = { words: string; inner: JsonSchema | null };

const COMPONENT = '#/components/schemas/';
const FORMATS: Readonly<Record<string, string>> = { uuid: 'id (UUID)', 'date-time': 'time (ISO 8601)', email: 'e-mail address', uri: 'address (URI)' };

export function nameOf({ $ref }: JsonSchema): string | null {
  return $ref?.startsWith(COMPONENT) === true ? $ref.slice(COMPONENT.length) : null;
}

/** What a reference refers to; any other schema as it is. */
export function resolve(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const name = nameOf(schema);
  return name === null ? schema : schemas[name] ?? {};
}

/** The cases of a choice; null when it is none. */
export function casesOf({ anyOf, oneOf }: JsonSchema): JsonSchema[] | null {
  return anyOf ?? oneOf ?? null;
}

/** How a person would say it: `list of ReviewSession`, `whole number, 1 to 100, or null`. */
export function read(schema: JsonSchema, schemas: Schemas): Reading {
  const name = nameOf(schema);
  if (name !== null) {
    const target = resolve(schema, schemas);
    return hasParts(target) ? { words: name, inner: schema } : read(target, schemas);
  }
  const cases = casesOf(schema);
  if (cases !== null) return readCases(cases, schema, schemas);
  if (schema.enum !== undefined) return { words: `one of ${schema.enum.join(', ')}`, inner: null };
  if (schema.const !== undefined) return { words: JSON.stringify(schema.const), inner: null };
  if (schema.type === 'array') return prefixed('list of ', withRange(read(schema.items ?? {}, schemas), schema.minItems, schema.maxItems));
  if (schema.properties !== undefined) return { words: 'object', inner: schema };
  if (typeof schema.additionalProperties === 'object') return prefixed('object by name of ', read(schema.additionalProperties, schemas));
  return { words: simple(schema), inner: null };
}

function hasParts(schema: JsonSchema): boolean {
  return schema.properties !== undefined || (casesOf(schema)?.some(({ type }) => type !== 'null') ?? false);
}

function readCases(cases: JsonSchema[], schema: JsonSchema, schemas: Schemas): Reading {
  const told = cases.filter(({ type }) => type !== 'null');
  const [only] = told;
  const or = told.length < cases.length ? ' or null' : '';
  if (told.length > 1 || only === undefined) return { words: `one of ${told.length} kinds${or}`, inner: schema };
  const { words, inner } = read(only, schemas);
  return { words: words + or, inner };
}

function prefixed(prefix: string, { words, inner }: Reading): Reading {
  return { words: prefix + words, inner };
}

function withRange({ words, inner }: Reading, from: number | undefined, to: number | undefined): Reading {
  return { words: words + range(from, to, ''), inner };
}

function simple({ type, format, minLength, maxLength, minimum, exclusiveMinimum, maximum }: JsonSchema): string {
  switch (type) {
    case 'string': return (FORMATS[format ?? ''] ?? 'text') + range(minLength, maxLength, ' characters');
    case 'integer': return `whole number${range(minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1), maximum, '')}`;
    case 'number': return `number${range(minimum, maximum, '')}`;
    case 'boolean': return 'true or false';
    case 'null': return 'null';
    case 'object': return 'object';
    default: return 'anything';
  }
}

function range(from: number | undefined, to: number | undefined, unit: string): string {
  if (from === undefined && to === undefined) return '';
  if (to === undefined) return `, ${from}${unit} or more`;
  return from === undefined ? `, ${to}${unit} or less` : `, ${from} to ${to}${unit}`;
}
