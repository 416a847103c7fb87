import type { Actor } from '@assay/server/contract/attempt.ts';

const HUES = 5;

/** A colour that stays with an actor through the attempt; the label beside it says the same in words. */
export function actorColour(actors: readonly Actor[], id: string): string {
  const tenants = actors.filter(({ kind }) => kind === 'tenant');
  const place = tenants.findIndex((actor) => actor.id === id);
  return place === -1 ? 'var(--assay-actor-owner)' : `var(--assay-actor-${place % HUES})`;
}
