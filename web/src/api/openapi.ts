import type { OpenApiDocument } from '@assay/server/contract/openapi.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

/** The description of the API; it changes with the server only. */
export const openApiQuery = queryOptions({ queryKey: ['openapi'], queryFn: () => request<OpenApiDocument>('/openapi.json'), staleTime: Infinity });
