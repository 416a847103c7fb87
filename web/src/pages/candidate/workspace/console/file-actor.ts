import type { Actor } from '@assay/server/contract/attempt.ts';

/** The tenant a file names in a `-- as: acme` comment at its head, or null. */
export function headerTenant(sql: string): string | null {
  for (const line of sql.split('\n')) {
    const said = /^\s*--\s*as:\s*(\S+)\s*$/i.exec(line);
    if (said !== null) return said[1] ?? null;
    if (line.trim() !== '' && !line.trimStart().startsWith('--')) return null;
  }
  return null;
}

/** As whom a file runs unless the candidate says otherwise: as its head says, a fix as the owner, else as the first tenant. */
export function defaultActorFor(path: string, sql: string, actors: readonly Actor[]): string {
  const tenant = headerTenant(sql);
  const named = actors.find((actor) => actor.tenant !== null && actor.tenant === tenant);
  const owner = path.startsWith('fix') ? actors.find(({ kind }) => kind === 'owner') : undefined;
  return (named ?? owner ?? actors[0])?.id ?? '';
}
