import { readFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { scopeFor } from '../api-keys/enter-by-key.ts';
import { ERROR_CATALOGUE, type ErrorCode } from '../contract/error-catalogue.ts';
import type { OpenApiAnswer, OpenApiContent, OpenApiDocument, OpenApiOperation, OpenApiParameter } from '../contract/openapi.ts';
import { ProblemSchema } from '../contract/problem.ts';
import type { AnswerBody } from '../http/endpoint.ts';
import { JsonSchemas } from './json-schemas.ts';
import { errorsOf } from './route-errors.ts';
import type { ApiRoute } from './route-list.ts';
import { SECURITY_SCHEMES, securityOf, whoMayCall } from './security.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

const ABOUT = `Programs send a key of their organization: \`Authorization: Bearer <key>\`. Administrators make keys under Settings, API keys.

Every error is a problem (RFC 9457). Decide on its \`code\`; \`detail\` is for people. Times are ISO 8601 in UTC. A list that has a \`nextCursor\` goes on: send it back as \`cursor\`.`;

/** The OpenAPI 3.1 document of these routes. */
export function describeApi(routes: readonly ApiRoute[]): OpenApiDocument {
  const descriptions = routes.map(({ description }) => description);
  const schemas = new JsonSchemas(
    descriptions.flatMap(({ params, query, headers, body }) => [params, query, headers, body].filter((schema) => schema !== undefined)),
    [ProblemSchema, ...descriptions.flatMap(({ answers }) => Object.values(answers).flatMap((answer) => Object.values(contentOf(answer))))],
  );
  const problems = new Problems(schemas);
  const paths: OpenApiDocument['paths'] = {};
  for (const route of routes) (paths[templateOf(route.path)] ??= {})[route.method] = operationOf(route, schemas, problems);
  const responses = problems.responses();
  return {
    openapi: '3.1.0',
    info: { title: 'Assay', version, description: ABOUT },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: schemas.componentsOf([paths, responses]), responses, securitySchemes: SECURITY_SCHEMES },
  };
}

/** What an answer holds, by its media type. */
export function contentOf(answer: AnswerBody): Readonly<Record<string, z.ZodType>> {
  return answer === null ? {} : answer instanceof z.ZodType ? { 'application/json': answer } : answer;
}

function operationOf(route: ApiRoute, schemas: JsonSchemas, problems: Problems): OpenApiOperation {
  const { tag, audience, keys, method, description: { id, summary, detail, answers } } = route;
  const errors = errorsOf(route);
  const parameters = parametersOf(route, schemas);
  const told: Record<string, OpenApiAnswer> = Object.fromEntries(Object.entries(answers).map(([status, answer]) => {
    const content = mapContent(contentOf(answer), (schema) => schemas.of('output', schema));
    return [status, { description: STATUS_CODES[status] ?? '', ...(answer !== null && { content }) }];
  }));
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [detail, whoMayCall(audience, keys ? scopeFor(method.toUpperCase()) : null)].filter((text) => text !== undefined).join('\n\n'),
    ...(parameters.length > 0 && { parameters }),
    ...requestBodyOf(route, schemas),
    responses: { ...problems.answersFor(errors, told), ...told },
    security: securityOf(audience, keys ? scopeFor(method.toUpperCase()) : null),
    'x-audience': audience,
    'x-errors': errors,
  };
}

function mapContent(content: Readonly<Record<string, z.ZodType>>, schemaOf: (schema: z.ZodType) => OpenApiContent[string]['schema']): OpenApiContent {
  return Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema: schemaOf(schema) }]));
}

function parametersOf({ description: { params, query, headers } }: ApiRoute, schemas: JsonSchemas): OpenApiParameter[] {
  return ([['path', params], ['query', query], ['header', headers]] as const).flatMap(([place, schema]) => {
    if (schema === undefined) return [];
    const { properties = {}, required = [] } = schemas.whole('input', schema);
    return Object.entries(properties).map(([name, property]) => ({ name, in: place, required: required.includes(name), schema: property }));
  });
}

function requestBodyOf({ description: { body, upload } }: ApiRoute, schemas: JsonSchemas): Pick<OpenApiOperation, 'requestBody'> {
  const types = [...body === undefined ? [] : [['application/json', schemas.of('input', body)] as const], ...(upload ?? []).map((type) => [type, { type: 'string', format: 'binary' }] as const)];
  return types.length === 0 ? {} : { requestBody: { required: true, content: Object.fromEntries(types.map(([type, schema]) => [type, { schema }])) } };
}

/** `/a/:b/*c` of the router is `/a/{b}/{c}`. */
function templateOf(path: string): string {
  return path.replaceAll(/[:*](\w+)/g, '{$1}');
}

/** Answers with problems; those with the same errors are one component. */
class Problems {
  readonly #schemas: JsonSchemas;
  readonly #responses = new Map<string, OpenApiAnswer>();

  constructor(schemas: JsonSchemas) {
    this.#schemas = schemas;
  }

  /** By status. Where the route answers something else with a status, too, the problem is added to that in `told`. */
  answersFor(errors: readonly ErrorCode[], told: Record<string, OpenApiAnswer>): OpenApiOperation['responses'] {
    const byStatus = Map.groupBy(errors, (code) => ERROR_CATALOGUE[code].status);
    return Object.fromEntries([...byStatus].map(([status, codes]) => {
      const name = codes.toSorted().join('.');
      const answer = this.#responses.get(name) ?? this.#answer(codes);
      const other = told[status];
      if (other !== undefined) {
        other.content = { ...other.content, ...answer.content };
        return [status, other];
      }
      this.#responses.set(name, answer);
      return [status, { $ref: `#/components/responses/${name}` }];
    }));
  }

  responses(): Record<string, OpenApiAnswer> {
    return Object.fromEntries([...this.#responses].sort(([one], [other]) => one.localeCompare(other, 'en')));
  }

  #answer(codes: readonly ErrorCode[]): OpenApiAnswer {
    const problem = this.#schemas.of('output', ProblemSchema);
    return {
      description: codes.map((code) => `\`${code}\`: ${ERROR_CATALOGUE[code].title}.`).join(' '),
      content: { 'application/problem+json': { schema: { allOf: [problem, { type: 'object', properties: { code: { enum: [...codes] } } }] } } },
    };
  }
}
