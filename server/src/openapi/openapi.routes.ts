import { Router } from 'express';
import { z } from 'zod';
import type { OpenApiDocument } from '../contract/openapi.ts';
import { everyone } from '../http/audience.ts';
import { endpoint } from '../http/endpoint.ts';
import { describeApi } from './describe-api.ts';
import type { ApiRoute } from './route-list.ts';

/** The documentation, of all routes and so of itself. */
export function openApiRoutes(routes: () => readonly ApiRoute[]) {
  const router = Router();
  let document: OpenApiDocument | null = null;
  router.get('/openapi.json', everyone, endpoint({
    id: 'readOpenApi', summary: 'This document, OpenAPI 3.1', answers: { 200: z.looseObject({ openapi: z.string() }) },
  }, (_req, res) => {
    document ??= describeApi(routes());
    res.json(document);
  }));
  return router;
}
