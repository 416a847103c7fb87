import type { JsonSchema } from '@assay/server/contract/openapi.ts';
import type { Operation } from './operations.ts';
import { casesOf, resolve, type Schemas } from './schema-words.ts';

const FORMATS: Readonly<Record<string, string>> = {
  uuid: '019a0000-0000-7000-8000-000000000000', 'date-time': '2027-01-31T09:00:00Z', email: 'ina@example.org', uri: 'https://example.org',
};

/** The smallest value that a schema takes: what may be left out is left out. */
export function exampleOf(schema: JsonSchema, schemas: Schemas): unknown {
  const target = resolve(schema, schemas);
  if (target.default !== undefined) return target.default;
  if (target.const !== undefined) return target.const;
  if (target.enum !== undefined) return target.enum[0];
  const [first] = casesOf(target) ?? [];
  if (first !== undefined) return exampleOf(first, schemas);
  switch (target.type) {
    case 'string': return FORMATS[target.format ?? ''] ?? 'text';
    case 'integer':
    case 'number': return target.minimum ?? (target.exclusiveMinimum ?? 0) + 1;
    case 'boolean': return true;
    case 'array': return (target.minItems ?? 0) > 0 ? [exampleOf(target.items ?? {}, schemas)] : [];
    case 'object': return Object.fromEntries((target.required ?? []).map((name) => [name, exampleOf(target.properties?.[name] ?? {}, schemas)]));
    default: return null;
  }
}

/** A command line that calls the operation: with a key where one is enough, otherwise with the cookie of whoever may. */
export function curlFor(operation: Operation, origin: string, schemas: Schemas): string {
  const { method, path, parameters = [], requestBody } = operation;
  const query = parameters.filter((parameter) => parameter.in === 'query' && parameter.required).map(({ name }) => `${name}=$${shout(name)}`);
  const address = origin + path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${shout(name)}`) + (query.length > 0 ? `?${query.join('&')}` : '');
  const body = requestBody?.content['application/json']?.schema;
  const [upload] = body === undefined ? Object.keys(requestBody?.content ?? {}) : [];
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"${address}"`,
    ...credentials(operation),
    ...parameters.filter((parameter) => parameter.in === 'header' && parameter.required).map(({ name }) => `-H "${name}: $${shout(name)}"`),
    ...body === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(exampleOf(body, schemas)).replaceAll("'", String.raw`'\''`)}'`],
    ...upload === undefined ? [] : [`-H 'Content-Type: ${upload}'`, '--data-binary "@$FILE"'],
  ].join(' \\\n  ');
}

function credentials({ security }: Operation): string[] {
  if (security.some((scheme) => 'apiKey' in scheme)) return ['-H "Authorization: Bearer $ASSAY_API_KEY"'];
  if (security.some((scheme) => 'member' in scheme)) return ['-b "assay.session_token=$ASSAY_SIGN_IN"'];
  return security.length > 0 ? ['-b "assay_session=$ASSAY_CANDIDATE"'] : [];
}

/** `attemptId` is `ATTEMPT_ID` in a shell. */
function shout(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').replaceAll('-', '_').toUpperCase();
}
