import type { ClaudeSettings } from '@assay/graders/claude/claude-settings.ts';
import type { KeptGrades } from '@assay/graders/kill-matrix/kept-grades.ts';
import type { Logger } from 'pino';
import type { Auth } from './auth/auth.ts';
import type { Vault } from './auth/vault.ts';
import type { Database } from './db/database.ts';
import type { Outward } from './http/outward.ts';
import type { Metrics } from './http/metrics.ts';
import type { Mailer } from './outbox/mailer.ts';
import type { KnownBrowsers } from './people/known-browsers.ts';
import type { Signals } from './signals/signals.ts';
import type { AttemptWorkspaces } from './workspaces/attempt-workspaces.ts';

/** What routes and jobs work with. */
export type Deps = {
  database: Database;
  auth: Auth;
  browsers: KnownBrowsers;
  signals: Signals;
  workspaces: AttemptWorkspaces;
  /** Of checks of exercises. */
  keptGrades: KeptGrades;
  /** Null without a key. */
  claude: ClaudeSettings | null;
  /** Null without a mail server: mails stay in the outbox. */
  mailer: Mailer | null;
  vault: Vault;
  outward: Outward;
  metrics: Metrics;
  log: Logger;
  /** As people reach the server, without a slash at the end. */
  baseUrl: string;
  /** Origins whose pages may send writes. */
  origins: readonly string[];
};
