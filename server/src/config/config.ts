import { claudeSettings, MODEL_PRICE, type ClaudeSettings } from '@assay/graders/claude/claude-settings.ts';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { MailerSettings } from '../outbox/mailer.ts';

/** A setting that cannot be used: says which, why, and what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const PostgresUrl = z.string().refine((text) => URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol), 'is no address like postgres://user:password@host:5432/database. Correct it, or leave it out to use the embedded server.');

const Environment = z.object({
  PORT: z.coerce.number('is no number. Use a port such as 3000.').int().min(0).max(65535, 'is no port. Use a number from 0 to 65535.').default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  BASE_URL: z.url({ protocol: /^https?$/, error: 'is no address like https://assay.example.org. Use the one people open in their browser.' }).transform((url) => url.replace(/\/+$/, '')).optional(),
  DATABASE_URL: PostgresUrl.optional(),
  SANDBOX_DATABASE_URLS: z.string().transform((list) => list.split(',').map((url) => url.trim()).filter((url) => url !== ''))
    .pipe(z.array(PostgresUrl).min(1, 'names no server. Separate addresses by commas, or leave it out.')).optional(),
  ASSAY_SECRET: z.string().min(32, 'is too short: use at least 32 random characters.').optional(),
  ASSAY_DATA: z.string().min(1).default('var').transform((path) => resolve(path)),
  ASSAY_WORKERS: z.coerce.number('is no number.').int().min(1).max(64).default(2),
  TRUSTED_PROXIES: z.coerce.number('is no number. Say how many proxies stand in front.').int().min(0).max(10).default(0),
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_BASE_URL: z.url({ protocol: /^https?$/, error: 'is no address like https://api.anthropic.com. Correct it, or leave it out.' }).optional(),
  ASSAY_MODEL: z.string().optional(),
  ASSAY_MODEL_PRICE: z.string().regex(MODEL_PRICE, 'is no price like 0.80/4: dollars for a million tokens in and out. Correct it, or leave it out.').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'is no address like smtp://user:password@mail.example.org:587. Correct it, or leave it out to show mails in the outbox.' }).optional(),
  MAIL_FROM: z.string().regex(/^[^<>\r\n]*(?:<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/, 'is no sender like "Assay <hiring@example.org>".').optional(),
  PRIVATE_TARGETS: z.enum(['allow', 'refuse'], 'is neither allow nor refuse.').default('refuse'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'is none of debug, info, warn, error, silent.').default('warn'),
}).refine(({ DATABASE_URL: url, ASSAY_SECRET: secret }) => url === undefined || secret !== undefined, {
  path: ['ASSAY_SECRET'], error: 'is missing: with DATABASE_URL every replica needs the same secret. Set it to 32 or more random characters and keep it.',
}).refine(({ SMTP_URL: url, MAIL_FROM: from }) => url === undefined || from !== undefined, {
  path: ['MAIL_FROM'], error: 'is missing: with SMTP_URL mails need a sender. Set it to an address like "Assay <hiring@example.org>".',
});

export type Config = {
  port: number;
  host: string;
  /** Null: `http://<host>:<port>`. */
  baseUrl: string | null;
  /** Null: an embedded server in the data directory. */
  databaseUrl: string | null;
  /** Null: an embedded server of their own in the data directory. */
  sandboxUrls: string[] | null;
  /** Null: made once and kept in the data directory. */
  secret: string | null;
  dataDirectory: string;
  /** Jobs at once. */
  workers: number;
  /** Proxies in front of the server. */
  trustedProxies: number;
  /** Null: mails are shown in the outbox and sent by nobody. */
  mail: MailerSettings | null;
  /** Whether addresses that organizations choose may be private ones, and plain http. */
  privateTargets: boolean;
  /** Null without a key: people judge what Claude would. */
  claude: ClaudeSettings | null;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
};

/**
 * Reads the settings of a process.
 * @throws ConfigError with one line for each variable that is wrong
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`).join('\n'));
  const { PORT, HOST, BASE_URL, DATABASE_URL, SANDBOX_DATABASE_URLS, ASSAY_SECRET, ASSAY_DATA, ASSAY_WORKERS, TRUSTED_PROXIES, SMTP_URL, MAIL_FROM, PRIVATE_TARGETS, LOG_LEVEL, ...claude } = parsed.data;
  return {
    port: PORT, host: HOST, baseUrl: BASE_URL ?? null, databaseUrl: DATABASE_URL ?? null, sandboxUrls: SANDBOX_DATABASE_URLS ?? null,
    secret: ASSAY_SECRET ?? null, dataDirectory: ASSAY_DATA, workers: ASSAY_WORKERS, trustedProxies: TRUSTED_PROXIES, claude: claudeSettings(claude),
    mail: SMTP_URL === undefined || MAIL_FROM === undefined ? null : { url: SMTP_URL, from: MAIL_FROM }, privateTargets: PRIVATE_TARGETS === 'allow', logLevel: LOG_LEVEL,
  };
}
