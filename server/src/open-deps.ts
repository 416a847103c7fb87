import { join } from 'node:path';
import { KeptGrades } from '@assay/graders/kill-matrix/kept-grades.ts';
import { pino } from 'pino';
import { createAuth } from './auth/auth.ts';
import { passwordResets } from './auth/password-resets.ts';
import { createVault } from './auth/vault.ts';
import { ExerciseStore } from './catalogue/exercise-store.ts';
import type { Config } from './config/config.ts';
import { Database } from './db/database.ts';
import { roleUrl } from './db/roles.ts';
import type { Deps } from './deps.ts';
import { createOutward } from './http/outward.ts';
import { createMetrics } from './http/metrics.ts';
import type { Platform } from './open-platform.ts';
import { createMailer } from './outbox/mailer.ts';
import { KnownBrowsers } from './people/known-browsers.ts';
import { singleSignOn } from './sign-in/single-sign-on.ts';
import { Signals } from './signals/signals.ts';
import { AttemptWorkspaces } from './workspaces/attempt-workspaces.ts';

const LOOPBACK = ['127.0.0.1', 'localhost'];

/** Connects everything that routes and jobs need. */
export function openDeps(config: Pick<Config, 'dataDirectory' | 'claude' | 'mail' | 'privateTargets' | 'logLevel'>, { databaseUrl, secret, sandboxes }: Omit<Platform, 'stop' | 'embedded'>, baseUrl: string): Deps & { close(): Promise<void> } {
  const log = pino({ level: config.logLevel });
  const appUrl = roleUrl(databaseUrl, 'assay_app', secret);
  const database = new Database(appUrl);
  const origins = originsOf(baseUrl);
  const vault = createVault(secret);
  const outward = createOutward(config.privateTargets);
  const auth = createAuth({ databaseUrl: roleUrl(databaseUrl, 'assay_accounts', secret), secret, baseUrl, origins, resets: passwordResets(database, baseUrl), sso: singleSignOn({ database, vault, outward, baseUrl }), log });
  const signals = new Signals(appUrl, secret);
  const mailer = config.mail && createMailer(config.mail);
  const exercises = new ExerciseStore(database, join(config.dataDirectory, 'exercises'));
  return {
    database, auth, signals, browsers: new KnownBrowsers(database), log, baseUrl, origins,
    claude: config.claude,
    mailer, vault, outward,
    workspaces: new AttemptWorkspaces(sandboxes, exercises, log),
    keptGrades: new KeptGrades(join(config.dataDirectory, 'kept-grades')),
    metrics: createMetrics(),
    async close() {
      mailer?.close();
      await signals.close();
      await auth.close();
      await database.close();
    },
  };
}

/** On one's own machine both names of the loopback address lead here. */
function originsOf(baseUrl: string): string[] {
  const { origin, hostname, protocol, port } = new URL(baseUrl);
  if (!LOOPBACK.includes(hostname)) return [origin];
  return LOOPBACK.map((host) => new URL(`${protocol}//${host}${port === '' ? '' : `:${port}`}`).origin);
}
