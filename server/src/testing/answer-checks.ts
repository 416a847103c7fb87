import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { ProblemSchema } from '../contract/problem.ts';
import { descriptionOf } from '../http/endpoint.ts';
import { contentOf } from '../openapi/describe-api.ts';
import { errorsOf } from '../openapi/route-errors.ts';
import type { ApiRoute } from '../openapi/route-list.ts';

type Routed = IncomingMessage & { route?: { stack: { handle: RequestHandler }[] } };

/** Compares every answer with what its route says it answers, so that each test of the server is one of the documentation, too. */
export class AnswerChecks {
  readonly #routes: ReadonlyMap<string, ApiRoute>;
  readonly #faults = new Set<string>();

  constructor(routes: readonly ApiRoute[]) {
    this.#routes = new Map(routes.map((route) => [route.description.id, route]));
  }

  /** Hands requests on and reads along what is answered. */
  watch(listener: RequestListener): RequestListener {
    return (req, res) => {
      const chunks = readAlong(res);
      res.on('close', () => {
        const last = (req as Routed).route?.stack.at(-1);
        const route = this.#routes.get((last && descriptionOf(last.handle)?.id) ?? '');
        // Before a route was found: an unknown address, or a body that nobody could read.
        if (route === undefined) return;
        const fault = faultOf(route, res, Buffer.concat(chunks).toString());
        if (fault !== null) this.#faults.add(`${route.method.toUpperCase()} ${route.path} answered ${res.statusCode}: ${fault}`);
      });
      listener(req, res);
    };
  }

  /** @throws Error that lists what is not as described */
  end(): void {
    if (this.#faults.size > 0) throw new Error(`Answers that the API documentation does not describe:\n${[...this.#faults].join('\n')}`);
  }
}

function readAlong(res: ServerResponse): Buffer[] {
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
  };
  const [write, end] = [res.write.bind(res), res.end.bind(res)] as [(...args: unknown[]) => boolean, (...args: unknown[]) => ServerResponse];
  res.write = (...args: unknown[]) => { keep(args[0]); return write(...args); };
  res.end = (...args: unknown[]) => { keep(args[0]); return end(...args); };
  return chunks;
}

function faultOf(route: ApiRoute, res: ServerResponse, body: string): string | null {
  const { method, description: { answers } } = route;
  // Express answers so by itself when the browser holds the same already.
  if (res.statusCode === 304 || res.req.method !== method.toUpperCase()) return null;
  const type = String(res.getHeader('content-type') ?? '').split(';')[0] ?? '';
  if (type === 'application/problem+json') {
    const { data, error } = ProblemSchema.safeParse(JSON.parse(body));
    if (data === undefined) return z.prettifyError(error);
    return errorsOf(route).includes(data.code) ? null : `the error ${data.code} is not among ${errorsOf(route).join(', ')}.`;
  }
  const answer = answers[res.statusCode];
  if (answer === undefined) return `described are ${Object.keys(answers).join(', ')} and problems.`;
  const content = contentOf(answer);
  if (answer === null) return body === '' ? null : 'it has a body.';
  const schema = content[type];
  if (schema === undefined) return `it is ${type}; described is ${Object.keys(content).join(', ')}.`;
  const faults = valuesIn(type, body).flatMap((value) => schema.safeParse(value).error ?? []);
  return faults[0] === undefined ? null : z.prettifyError(faults[0]);
}

/** What the schema describes: the data of each event of a stream, the value of JSON, the text of anything else. */
function valuesIn(type: string, body: string): unknown[] {
  if (type === 'text/event-stream') return body.split('\n\n').filter((block) => block.startsWith('data: ')).map((block) => JSON.parse(block.slice('data: '.length)) as unknown);
  return [type === 'application/json' ? JSON.parse(body) as unknown : body];
}
