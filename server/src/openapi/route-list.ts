import type { RequestHandler, Router } from 'express';
import { admittedBy, type Audience } from '../http/audience.ts';
import { descriptionOf, type Description } from '../http/endpoint.ts';

export const METHODS = ['get', 'post', 'put', 'delete'] as const;
export type Method = (typeof METHODS)[number];

/** One mounted route: what its path and its guard say of it, and what it says itself. */
export type ApiRoute = {
  tag: string;
  method: Method;
  /** As the router has it, with what it is mounted under. */
  path: string;
  audience: Audience;
  /** Whether programs with an API key may call it. */
  keys: boolean;
  description: Description;
};

type Layer = { route?: { path: string; stack: { method: string; handle: RequestHandler }[] } };

/**
 * The routes of routers, by the tag they stand under.
 * @throws Error that names every route whose first handler is no guard or whose last one has no description
 */
export function routesOf(prefix: string, groups: Readonly<Record<string, readonly Router[]>>): ApiRoute[] {
  const faults: string[] = [];
  const routes = Object.entries(groups).flatMap(([tag, routers]) => routers.flatMap(({ stack }) => (stack as unknown as Layer[]).flatMap(({ route }) => {
    if (route === undefined) throw new Error(`A router of ${tag} holds something that is no route; a guard for all of it would not state an audience.`);
    const [first, last] = [route.stack[0], route.stack.at(-1)];
    const admitted = first && admittedBy(first.handle);
    const description = last && descriptionOf(last.handle);
    const method = METHODS.find((known) => known === first?.method);
    const path = prefix + route.path;
    if (method === undefined) faults.push(`${path} answers to ${first?.method}; known are ${METHODS.join(', ')}.`);
    if (admitted === undefined) faults.push(`${method} ${path} does not begin with a guard.`);
    if (description === undefined) faults.push(`${method} ${path} does not end with an endpoint() that describes it.`);
    return method && admitted && description ? [{ tag, method, path, ...admitted, description }] : [];
  })));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return routes;
}
