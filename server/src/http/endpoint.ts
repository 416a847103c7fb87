import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { ErrorCode } from '../contract/error-catalogue.ts';
import { parse, type Place } from './parse.ts';

/**
 * What an answer holds: JSON of a schema; nothing (null); or something else by its media type, where the schema says
 * what a reader finds in it, of an event stream: the data of each event.
 */
export type AnswerBody = z.ZodType | Readonly<Record<string, z.ZodType>> | null;

/** All that the documentation says of a route and its path and guard do not. */
export type Description = {
  /** Unique: the name of the call in generated clients and in the address of its documentation. */
  id: string;
  summary: string;
  /** Markdown: what the summary and the schemas leave open. */
  detail?: string;
  params?: z.ZodObject;
  query?: z.ZodType;
  headers?: z.ZodObject;
  body?: z.ZodType;
  /** Media types of a body that is a file; the handler reads it. */
  upload?: readonly string[];
  /** By status; errors are apart. */
  answers: Readonly<Record<number, AnswerBody>>;
  /** Beside those that follow from guard, path and body. */
  errors?: readonly ErrorCode[];
};

const PLACES = ['params', 'query', 'headers', 'body'] as const satisfies readonly Place[];
type Input<Of extends Description> = { [At in Place as Of[At] extends z.ZodType ? At : never]: z.output<Extract<Of[At], z.ZodType>> };

const DESCRIPTION = Symbol('description');
type Described = RequestHandler & { [DESCRIPTION]?: Description };

/** The last handler of a route: reads what the description says the request holds, and is what documentation and tests know the route by. */
export function endpoint<const Of extends Description>(description: Of, handle: (req: Request, res: Response, input: Input<Of>) => unknown): RequestHandler {
  return described({ ...description, errors: [...readingErrors(description), ...description.errors ?? []] }, async (req, res) => {
    const read = PLACES.flatMap((place) => {
      const schema = description[place];
      return schema === undefined ? [] : [[place, parse(schema, place === 'params' ? joinWildcards(req.params) : req[place], place)] as const];
    });
    await handle(req, res, Object.fromEntries(read) as Input<Of>);
  });
}

/** Marks a handler that reads its requests itself. */
export function described(description: Description, handler: RequestHandler): RequestHandler {
  const own: RequestHandler = (req, res, next) => handler(req, res, next);
  return Object.assign(own, { [DESCRIPTION]: description });
}

export function descriptionOf(handler: RequestHandler): Description | undefined {
  return (handler as Described)[DESCRIPTION];
}

function readingErrors({ params, query, headers, body, upload }: Description): ErrorCode[] {
  return [
    ...(params ?? query ?? headers ?? body ?? upload) === undefined ? [] : ['invalid_request'] as const,
    ...params === undefined ? [] : ['not_found'] as const,
    ...body === undefined ? [] : ['unreadable_body'] as const,
    ...(body ?? upload) === undefined ? [] : ['body_too_large'] as const,
  ];
}

/** The router gives the parts of a `*path` one by one. */
function joinWildcards(params: Request['params']): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : value]));
}
