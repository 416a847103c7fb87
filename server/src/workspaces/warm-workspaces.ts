import { selectCatalogue } from '../catalogue/catalogue.queries.ts';
import type { Deps } from '../deps.ts';

/** Makes databases ahead in the background, so that the first candidate waits for none. */
export function warmWorkspaces({ database, workspaces, log }: Deps): { stop(): Promise<void> } {
  let stopped = false;
  const working = (async () => {
    const catalogue = await database.within({ scope: 'account', account: '' }, selectCatalogue);
    for (const { id } of catalogue) if (!stopped) await workspaces.prepare([id]);
  })().catch((error: unknown) => log.error({ err: error }, 'Workspaces could not be made ahead'));
  return {
    async stop() {
      stopped = true;
      await working;
    },
  };
}
