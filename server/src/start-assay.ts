import { join } from 'node:path';
import { BASELINES, keptBaselines } from '@assay/graders/baseline/kept-baselines.ts';
import { createApp } from './app.ts';
import { recordBaselines } from './baselines/record-baselines.ts';
import { publishExercises } from './catalogue/publish-exercises.ts';
import type { Config } from './config/config.ts';
import { migrate } from './db/migrate.ts';
import type { Deps } from './deps.ts';
import { listen } from './http/listen.ts';
import { openDeps } from './open-deps.ts';
import { openPlatform, type Platform } from './open-platform.ts';
import { startWorker } from './queue/worker.ts';
import { dropStrayWorkspaces } from './workspaces/drop-stray-workspaces.ts';
import { warmWorkspaces } from './workspaces/warm-workspaces.ts';

export type RunningAssay = {
  /** As people open it, e.g. http://127.0.0.1:3000. */
  url: string;
  deps: Deps;
  platform: Platform;
  /** Ends requests, jobs, connections and embedded servers. Safe to call twice. */
  stop(): Promise<void>;
};

type Options = {
  config: Config;
  /** `serve` answers requests, `work` runs jobs, `all` does both. */
  part?: 'all' | 'serve' | 'work';
  /** Folder of the built pages. */
  webDirectory?: string;
};

export const WEB_DIRECTORY = join(import.meta.dirname, '../../web/dist');

/**
 * Brings Assay up: servers, migrations, built-in exercises, worker, HTTP.
 * @throws ConfigError naming the setting to correct; whatever was started is stopped
 */
export async function startAssay({ config, part = 'all', webDirectory = WEB_DIRECTORY }: Options): Promise<RunningAssay> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const http = part === 'work' ? null : await listen(config.host, config.port);
    const url = config.baseUrl ?? `http://${config.host}:${http?.port ?? config.port}`;
    if (http !== null) stops.push(() => http.close());
    const platform = await openPlatform(config);
    stops.push(() => platform.stop());
    await migrate(platform.databaseUrl, platform.secret);
    const { refused } = await publishExercises(platform.databaseUrl);
    await recordBaselines(platform.databaseUrl, keptBaselines(join(config.dataDirectory, BASELINES)));
    const deps = openDeps(config, platform, url);
    stops.push(() => deps.close());
    for (const error of refused) deps.log.error(`An exercise was not published: ${error.message}`);
    if (part !== 'serve') {
      if (platform.embedded) await dropStrayWorkspaces(platform);
      const worker = await startWorker(deps, { databaseUrl: platform.databaseUrl, secret: platform.secret, concurrency: config.workers, alone: platform.embedded });
      stops.push(() => worker.stop());
      const warming = warmWorkspaces(deps);
      stops.push(() => warming.stop());
    }
    if (http !== null) {
      http.handle(createApp(deps, { webDirectory, trustedProxies: config.trustedProxies }));
      stops.push(() => http.close());
    }
    return { url, deps, platform, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
