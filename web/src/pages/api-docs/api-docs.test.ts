import { describe, expect, test } from '@jest/globals';
import type { JsonSchema, OpenApiDocument, OpenApiOperation } from '@assay/server/contract/openapi.ts';
import { curlFor, exampleOf } from './example.ts';
import { operationsOf, search } from './operations.ts';
import { read } from './schema-words.ts';

const schemas: Record<string, JsonSchema> = {
  Name: { type: 'string', minLength: 1, maxLength: 80 },
  Row: { type: 'object', properties: { id: { type: 'string', format: 'uuid' }, rows: { type: 'array', items: { $ref: '#/components/schemas/Row' } } }, required: ['id', 'rows'] },
};
const row = { $ref: '#/components/schemas/Row' };
const operation = (of: Partial<OpenApiOperation>): OpenApiOperation => ({
  operationId: 'readRow', tags: ['Rows'], summary: 'Read a row', description: '', responses: {}, security: [], 'x-audience': 'member', 'x-errors': [], ...of,
});

describe('a schema in words', () => {
  test.each<[JsonSchema, string, JsonSchema | null]>([
    [{ $ref: '#/components/schemas/Name' }, 'text, 1 to 80 characters', null],
    [row, 'Row', row],
    [{ type: 'array', items: row, minItems: 2, maxItems: 4 }, 'list of Row, 2 to 4', row],
    [{ anyOf: [row, { type: 'null' }] }, 'Row or null', row],
    [{ anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] }, 'time (ISO 8601) or null', null],
    [{ type: 'integer', exclusiveMinimum: 0 }, 'whole number, 1 or more', null],
    [{ enum: ['csv', 'json'] }, 'one of csv, json', null],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'object by name of number', null],
    [{}, 'anything', null],
  ])('%j', (schema, words, inner) => {
    expect(read(schema, schemas)).toEqual({ words, inner });
  });

  test('a choice is unfolded by its cases', () => {
    const choice: JsonSchema = { oneOf: [row, { type: 'object', properties: {} }] };
    expect(read(choice, schemas)).toEqual({ words: 'one of 2 kinds', inner: choice });
  });
});

test('an example is the smallest value, and ends where a schema holds itself', () => {
  expect(exampleOf(row, schemas)).toEqual({ id: '019a0000-0000-7000-8000-000000000000', rows: [] });
  expect(exampleOf({ type: 'object', properties: { a: { default: 25, type: 'integer' }, b: { type: 'string' } }, required: ['a'] }, schemas)).toEqual({ a: 25 });
});

test('the command line has the credentials that are enough, what is required, and quotes that hold', () => {
  const called = operation({
    security: [{ member: [] }, { apiKey: ['write'] }],
    parameters: [{ name: 'rowId', in: 'path', required: true, schema: {} }, { name: 'format', in: 'query', required: true, schema: {} }, { name: 'q', in: 'query', required: false, schema: {} }],
    requestBody: { required: true, content: { 'application/json': { schema: { const: "it's" } } } },
  });
  expect(curlFor({ ...called, method: 'PUT', path: '/api/rows/{rowId}' }, 'http://127.0.0.1', schemas)).toBe([
    'curl -X PUT "http://127.0.0.1/api/rows/$ROW_ID?format=$FORMAT"', '-H "Authorization: Bearer $ASSAY_API_KEY"', "-H 'Content-Type: application/json'", String.raw`-d '"it'\''s"'`,
  ].join(' \\\n  '));
  expect(curlFor({ ...operation({ security: [{ member: [] }] }), method: 'GET', path: '/api/rows' }, '', schemas)).toContain('-b "assay.session_token=');
  expect(curlFor({ ...operation({}), method: 'GET', path: '/api/rows' }, '', schemas)).toBe('curl "/api/rows"');
  const upload = operation({ requestBody: { required: true, content: { 'image/png': { schema: {} } } } });
  expect(curlFor({ ...upload, method: 'PUT', path: '/api/logo' }, '', schemas)).toBe(['curl -X PUT "/api/logo"', "-H 'Content-Type: image/png'", '--data-binary "@$FILE"'].join(' \\\n  '));
});

test('operations stand in the order of the headings, and a search wants every word', () => {
  const document = { tags: [{ name: 'First' }, { name: 'Rows' }], paths: { '/api/rows': { get: operation({}), post: operation({ operationId: 'addRow', summary: 'Add one' }) }, '/api/first': { get: operation({ operationId: 'first', tags: ['First'] }) } } } as unknown as OpenApiDocument;
  const all = operationsOf(document);
  const ids = (text: string) => search(all, text).map(({ operationId }) => operationId);
  expect(ids('')).toEqual(['first', 'readRow', 'addRow']);
  expect(ids('ROWS post')).toEqual(['addRow']);
  expect(ids('rows nothing')).toEqual([]);
});
