import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { validate } from '@readme/openapi-parser';
import express, { Router } from 'express';
import { z } from 'zod';
import { allRoutes } from '../app.ts';
import type { Deps } from '../deps.ts';
import { everyone } from '../http/audience.ts';
import { endpoint } from '../http/endpoint.ts';
import { AnswerChecks } from '../testing/answer-checks.ts';
import { commentsOnFields } from './field-comments.ts';
import { describeApi } from './describe-api.ts';
import { routesOf } from './route-list.ts';

const routes = allRoutes({} as Deps);
const document = describeApi(routes);
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

test('the document is valid OpenAPI 3.1', async () => {
  const result = await validate(structuredClone(document) as never);
  expect(result).toMatchObject({ valid: true, specification: 'OpenAPI' });
  const broken = structuredClone(document) as { paths: Record<string, unknown> };
  broken.paths['/api/broken'] = { get: { responses: { 200: { $ref: '#/components/responses/nowhere' } } } };
  expect(await validate(broken as never)).toMatchObject({ valid: false });
});

test('every route is an operation, with a name of its own', () => {
  expect(operations).toHaveLength(routes.length);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
  expect(operations.length).toBeGreaterThan(70);
});

test('who may call it comes from the guard: person, program and scope', () => {
  const { paths } = document;
  expect(paths['/api/review/sessions']?.get?.security).toEqual([{ member: [] }, { apiKey: ['read'] }]);
  expect(paths['/api/invitations']?.post).toMatchObject({ 'x-audience': 'author', security: [{ member: [] }, { apiKey: ['write'] }] });
  expect(paths['/api/review/sessions/{sessionId}/decisions']?.post?.security).toEqual([{ member: [] }]);
  expect(paths['/api/api-keys']?.get).toMatchObject({ 'x-audience': 'admin', security: [{ member: [] }] });
  expect(paths['/api/session']?.get?.security).toEqual([{ candidate: [] }]);
  expect(paths['/api/join']?.post?.security).toEqual([]);
});

test('schemas are those of the contract, named; what may be left out of a request is not required', () => {
  const { SubmissionBody, AttemptReport } = document.components.schemas;
  expect(AttemptReport?.properties?.['session']).toEqual({ $ref: '#/components/schemas/ReviewSession' });
  expect(SubmissionBody?.required ?? []).not.toContain('files');
  expect(document.paths['/api/review/sessions']?.get?.parameters).toContainEqual({ name: 'limit', in: 'query', required: false, schema: { default: 25, type: 'integer', minimum: 1, maximum: 100 } });
  expect(document.paths['/api/attempts/{attemptId}/submissions']?.post?.parameters).toContainEqual(expect.objectContaining({ name: 'idempotency-key', in: 'header', required: true }));
});

test('a field is described by the comment above it, also where another schema takes it over', () => {
  expect(commentsOnFields(`/** Of the schema. */
export const RowSchema = z.strictObject({
  plain: z.string(),
  /** One line. */
  one: z.string(),
  two: z.strictObject({
    /** Not of a field at the top. */
    inner: z.string(),
  }),
  /**
   * Two
   * lines.
   */
  three: z.int(),
});`)).toEqual([{ schema: 'RowSchema', field: 'one', comment: 'One line.' }, { schema: 'RowSchema', field: 'three', comment: 'Two lines.' }]);
  const { ReviewSession, SessionExport } = document.components.schemas;
  const used = { type: 'number', description: 'Working time over the tasks that were handed in.' };
  expect([ReviewSession?.properties?.['usedMs'], SessionExport?.properties?.['usedMs']]).toEqual([used, used]);
});

test('a route without guard or description is named', () => {
  const router = Router();
  router.get('/open', (_req, res) => void res.end());
  router.post('/silent', everyone, (_req, res) => void res.end());
  expect(() => routesOf('/api', { Test: [router] })).toThrow(/get \/api\/open does not begin with a guard.*get \/api\/open does not end.*post \/api\/silent does not end/s);
});

test('an answer that is not as described is found', async () => {
  const router = Router();
  const answers = { 200: z.strictObject({ right: z.boolean() }) };
  router.get('/right', everyone, endpoint({ id: 'right', summary: 'Right', answers }, (_req, res) => void res.json({ right: true })));
  router.get('/body', everyone, endpoint({ id: 'body', summary: 'Body', answers }, (_req, res) => void res.json({ right: 'no' })));
  router.get('/status', everyone, endpoint({ id: 'status', summary: 'Status', answers }, (_req, res) => void res.status(201).json({ right: true })));
  router.get('/type', everyone, endpoint({ id: 'type', summary: 'Type', answers }, (_req, res) => void res.type('text/plain').send('right')));
  const checks = new AnswerChecks(routesOf('', { Test: [router] }));
  const server = createServer(checks.watch(express().use(router))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const ask = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`).then((answer) => answer.text());
  await ask('/right');
  expect(() => checks.end()).not.toThrow();
  await Promise.all(['/body', '/status', '/type'].map(ask));
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  expect(() => checks.end()).toThrow(/GET \/body answered 200: .*GET \/status answered 201: described are 200.*GET \/type answered 200: it is text\/plain/s);
});
