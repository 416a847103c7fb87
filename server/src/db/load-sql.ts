import { readFileSync } from 'node:fs';

/** One named statement, its `$names` replaced by `$1`, `$2`, … in the order of `parameters`. */
export type Query = { name: string; text: string; parameters: readonly string[] };

const HEADER = /^-- name: (.*)$/m;

/**
 * Reads the named statements of the `.sql` file beside a caller.
 * @param caller `import.meta.filename` of `x.queries.ts`, for `x.queries.sql`
 * @throws when a statement is missing, doubled or not asked for: each is a mistake that only shows when it runs
 */
export function loadSql<const Name extends string>(caller: string, ...names: Name[]): Record<Name, Query> {
  const file = caller.replace(/\.ts$/, '.sql');
  const [, ...parts] = readFileSync(file, 'utf8').split(HEADER);
  const found = new Map<string, Query>();
  for (let i = 0; i < parts.length; i += 2) {
    const name = (parts[i] ?? '').trim();
    if (found.has(name)) throw new Error(`${file}: ${name} is there twice.`);
    found.set(name, compile(name, (parts[i + 1] ?? '').trim()));
  }
  const unused = [...found.keys()].filter((name) => !(names as string[]).includes(name));
  if (unused.length > 0) throw new Error(`${file}: nobody asks for ${unused.join(', ')}.`);
  return Object.fromEntries(names.map((name) => {
    const query = found.get(name);
    if (query === undefined) throw new Error(`${file}: has no statement ${name}.`);
    return [name, query];
  })) as Record<Name, Query>;
}

function compile(name: string, source: string): Query {
  const parameters: string[] = [];
  const text = source.replace(/\$([a-z][a-z0-9_]*)/g, (_, parameter: string) => {
    if (!parameters.includes(parameter)) parameters.push(parameter);
    return `$${parameters.indexOf(parameter) + 1}`;
  });
  return { name, text, parameters };
}
