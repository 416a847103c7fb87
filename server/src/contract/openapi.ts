import type { ErrorCode } from './error-catalogue.ts';

/** The parts of OpenAPI 3.1 that `GET /api/openapi.json` uses. JSON Schema is that of 2020-12. */
export type JsonSchema = {
  $ref?: string;
  type?: string;
  format?: string;
  description?: string;
  enum?: (string | number)[];
  const?: unknown;
  default?: unknown;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  propertyNames?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
};

export type OpenApiParameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: JsonSchema };
export type OpenApiContent = Record<string, { schema: JsonSchema }>;
export type OpenApiAnswer = { description: string; content?: OpenApiContent };

export type OpenApiOperation = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters?: OpenApiParameter[];
  requestBody?: { required: boolean; content: OpenApiContent };
  /** By status. An answer that many share is a reference. */
  responses: Record<string, OpenApiAnswer | { $ref: string }>;
  /** Who may call it; empty: everyone. Of a key the scope that it needs. */
  security: Record<string, string[]>[];
  'x-audience': 'everyone' | 'candidate' | 'member' | 'author' | 'admin';
  'x-errors': ErrorCode[];
};

export type OpenApiDocument = {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Partial<Record<'get' | 'post' | 'put' | 'delete', OpenApiOperation>>>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, OpenApiAnswer>;
    securitySchemes: Record<string, { type: string; description: string; in?: string; name?: string; scheme?: string }>;
  };
};
