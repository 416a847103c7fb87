import { z } from 'zod';
import type { JsonSchema } from '../contract/openapi.ts';
import { CONTRACT_SCHEMAS, FIELD_COMMENTS } from './contract-schemas.ts';

/** Formats that say more than the pattern by which zod checks them. */
const FORMATS = ['uuid', 'date-time', 'email', 'uri'];
const COMPONENTS = '#/components/schemas/';

/** What is sent to the server (`input`: what has a default may be left out) or answered by it. */
type Direction = 'input' | 'output';
type Names = ReadonlyMap<z.ZodType, string>;
type Made = ReadonlyMap<string, JsonSchema>;

/**
 * Schemas of zod as JSON Schema. Those that the contract names are components, and whatever holds one refers to it.
 * One that is different when it is sent and when it is answered is two components.
 */
export class JsonSchemas {
  readonly #names: Names;
  readonly #made: Record<Direction, Made>;
  readonly #componentName: Record<Direction, (name: string) => string>;
  readonly #components: Made;

  constructor(requests: readonly z.ZodType[], answers: readonly z.ZodType[]) {
    this.#names = namesFor([...requests, ...answers]);
    const output = convert('output', this.#names, (name) => name);
    const answered = reachable(answers.map((schema) => ({ $ref: COMPONENTS + this.#names.get(schema) })), output);
    const differing = namesThatDiffer(convert('input', this.#names, (name) => name), output);
    const nameOfInput = (name: string) => (differing.has(name) && answered.has(name) ? `${name}Input` : name);
    const input = convert('input', this.#names, nameOfInput);
    this.#made = { input, output };
    this.#componentName = { input: nameOfInput, output: (name) => name };
    this.#components = new Map([...output, ...[...input].flatMap(([name, schema]) => (
      nameOfInput(name) === name && answered.has(name) ? [] : [[nameOfInput(name), schema] as const]))]);
  }

  /** The schema as it stands in the document. */
  of(direction: Direction, schema: z.ZodType): JsonSchema {
    const name = this.#names.get(schema) ?? '';
    return CONTRACT_SCHEMAS.has(name) ? { $ref: COMPONENTS + this.#componentName[direction](name) } : this.whole(direction, schema);
  }

  /** The schema itself, also of one that the contract names. */
  whole(direction: Direction, schema: z.ZodType): JsonSchema {
    const made = this.#made[direction].get(this.#names.get(schema) ?? '');
    if (made === undefined) throw new Error('A schema was not given to the constructor.');
    return made;
  }

  /** Every component that the document refers to, directly or by another one. */
  componentsOf(document: unknown): Record<string, JsonSchema> {
    return Object.fromEntries([...reachable(document, this.#components)].sort(([one], [other]) => one.localeCompare(other, 'en')));
  }
}

function reachable(from: unknown, components: Made): Made {
  const found = new Map<string, JsonSchema>();
  const follow = (part: unknown): void => {
    for (const name of componentsIn(part)) {
      const component = components.get(name);
      if (component === undefined || found.has(name)) continue;
      found.set(name, component);
      follow(component);
    }
  };
  follow(from);
  return found;
}

/** The contract's names, and something that is none for the others. */
function namesFor(schemas: readonly z.ZodType[]): Names {
  const names = new Map([...CONTRACT_SCHEMAS].map(([name, schema]) => [schema, name]));
  for (const schema of schemas) if (!names.has(schema)) names.set(schema, `inline_${names.size}`);
  return names;
}

function convert(io: Direction, names: Names, componentName: (name: string) => string): Made {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io, uri: (id) => COMPONENTS + componentName(id), unrepresentable: 'any', override: ({ zodSchema, jsonSchema }) => refine(zodSchema, jsonSchema) });
  return new Map(Object.entries(made.schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema as JsonSchema]));
}

/** Names whose schema is another one in each direction, or holds such a one. */
function namesThatDiffer(input: Made, output: Made): ReadonlySet<string> {
  const differing = new Set([...input].filter(([name, schema]) => JSON.stringify(schema) !== JSON.stringify(output.get(name))).map(([name]) => name));
  for (let before = -1; before < differing.size;) {
    before = differing.size;
    for (const [name, schema] of input) if (componentsIn(schema).some((held) => differing.has(held))) differing.add(name);
  }
  return differing;
}

function componentsIn(part: unknown): string[] {
  return [...JSON.stringify(part).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);
}

/** Adds what the contract's comments tell a reader, and takes out what tells nothing. */
function refine(source: z.core.$ZodType, schema: z.core.JSONSchema.BaseSchema): void {
  const comment = FIELD_COMMENTS.get(source);
  if (comment !== undefined) schema.description = comment;
  if (schema.format !== undefined && FORMATS.includes(schema.format)) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}
