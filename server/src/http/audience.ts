import type { RequestHandler } from 'express';

/** Who a route is for. Every mounted route states one; a test walks them. */
export type Audience = 'everyone' | 'candidate' | 'member' | 'author' | 'admin';

/** Whom a guard lets in, and whether programs with a key of the organization are among them. */
type Admits = { audience: Audience; keys: boolean };

const ADMITS = Symbol('admits');
type Stated = RequestHandler & { [ADMITS]?: Admits };

/** Marks a guard, so that the route that carries it states its audience. */
export function guardFor(audience: Audience, guard: RequestHandler, { keys }: { keys: boolean } = { keys: false }): RequestHandler {
  return Object.assign(guard, { [ADMITS]: { audience, keys } satisfies Admits });
}

export function admittedBy(handler: RequestHandler): Admits | undefined {
  return (handler as Stated)[ADMITS];
}

/** For routes that anybody may call. */
export const everyone = guardFor('everyone', (_req, _res, next) => next());
