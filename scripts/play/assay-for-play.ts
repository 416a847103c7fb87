import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../server/src/config/config.ts';
import { createDemo, type Demo } from '../../server/src/demo/create-demo.ts';
import { startAssay } from '../../server/src/start-assay.ts';
import { buildWeb } from '../build-web.ts';

/** What `npm start` brings up with these further settings, on a port and a data folder of its own; `stop` leaves nothing behind. */
export async function openAssayForPlay(environment: Record<string, string> = {}): Promise<{ url: string; databaseUrl: string; demo: Demo; stop(): Promise<void> }> {
  await buildWeb();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'assay-play-'));
  const assay = await startAssay({ config: readConfig({ PORT: '0', ASSAY_DATA: dataDirectory, LOG_LEVEL: 'error', PRIVATE_TARGETS: 'allow', ...environment }) });
  const demo = await createDemo(assay, dataDirectory);
  return {
    url: assay.url,
    databaseUrl: assay.platform.databaseUrl,
    demo,
    async stop() {
      await assay.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
