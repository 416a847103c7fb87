import type { RequestHandler } from 'express';

/** Who a route is for. Every mounted route states one; a test walks them. */
export type Audience = 'everyone' | 'candidate' | 'member' | 'author' | 'admin';

const AUDIENCE = Symbol('audience');
type Stated = RequestHandler & { [AUDIENCE]?: Audience };

/** Marks a guard, so that the route that carries it states its audience. */
export function guardFor(audience: Audience, guard: RequestHandler): RequestHandler {
  return Object.assign(guard, { [AUDIENCE]: audience });
}

export function audienceOf(handler: RequestHandler): Audience | undefined {
  return (handler as Stated)[AUDIENCE];
}

/** For routes that anybody may call. */
export const everyone = guardFor('everyone', (_req, _res, next) => next());
