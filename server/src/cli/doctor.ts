import { startEmbeddedServer } from '@assay/fixtures/postgres/embedded-server.ts';
import { checkSandboxServer } from '@assay/fixtures/workspace/check-sandbox-server.ts';
import { levelOf } from '@assay/graders/sandbox/layers.ts';
import { proveLayers } from '@assay/graders/sandbox/prove-layers.ts';
import { readMinLevel } from '@assay/graders/sandbox/sandbox.ts';
import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readConfig, type Config } from '../config/config.ts';
import { reachDatabase } from '../config/reach-database.ts';
import { createMailer } from '../outbox/mailer.ts';
import { WEB_DIRECTORY } from '../start-assay.ts';

type Finding = { state: 'ok' | 'warning' | 'error'; what: string };
const MARKS = { ok: '✓', warning: '!', error: '✗' } as const;

/** `assay doctor`: what this machine and the configured servers can do. Exit 1 when something must be mended. */
export function registerDoctor(program: Command): void {
  program.command('doctor').description('look at this machine and the configured servers').action(async () => {
    const findings = await diagnose(process.env);
    for (const { state, what } of findings) console.log(`${MARKS[state]} ${what}`);
    if (findings.some(({ state }) => state === 'error')) process.exitCode = 1;
  });
}

async function diagnose(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const findings: Finding[] = [];
  const major = Number(process.versions.node.split('.')[0]);
  findings.push(major >= 26 ? { state: 'ok', what: `Node ${process.versions.node}` } : { state: 'error', what: `Node ${process.versions.node}: 26 is needed. Run commands by npx, which uses the project's own.` });
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [...findings, ...error.message.split('\n').map((what) => ({ state: 'error' as const, what }))];
  }
  findings.push(await platform(config), ...await sandboxes(config), ...await codeSandbox(environment), await mailServer(config));
  findings.push(existsSync(join(WEB_DIRECTORY, 'index.html')) ? { state: 'ok', what: 'The pages are built' } : { state: 'warning', what: 'The pages are not built yet. npm start does it, or npm run build -w web.' });
  return findings;
}

async function platform({ databaseUrl }: Config): Promise<Finding> {
  if (databaseUrl === null) return { state: 'ok', what: 'Platform database: embedded' };
  try {
    await reachDatabase('DATABASE_URL', databaseUrl);
    return { state: 'ok', what: `Platform database: ${new URL(databaseUrl).host}` };
  } catch (error) {
    return { state: 'error', what: (error as Error).message };
  }
}

async function sandboxes({ sandboxUrls }: Config): Promise<Finding[]> {
  if (sandboxUrls !== null) return (await Promise.all(sandboxUrls.map((url) => sandbox(new URL(url).host, url)))).flat();
  try {
    const server = await startEmbeddedServer();
    try {
      return await sandbox('embedded', server.url);
    } finally {
      await server.stop();
    }
  } catch (error) {
    return [{ state: 'error', what: `Embedded Postgres does not start here: ${(error as Error).message}` }];
  }
}

async function sandbox(name: string, url: string): Promise<Finding[]> {
  const { version, problems } = await checkSandboxServer(url);
  if (problems.length === 0) return [{ state: 'ok', what: `Sandbox server ${name}: Postgres ${version}` }];
  return problems.map(({ severity, message }) => ({ state: severity, what: `Sandbox server ${name}: ${message}` }));
}

async function mailServer({ mail }: Config): Promise<Finding> {
  if (mail === null) return { state: 'ok', what: 'Mail: shown in the outbox' };
  const mailer = createMailer(mail);
  try {
    await mailer.verify();
    return { state: 'ok', what: `Mail server: ${new URL(mail.url).host}` };
  } catch (error) {
    return { state: 'error', what: `SMTP_URL: ${new URL(mail.url).host} cannot be used: ${(error as Error).message}. Start that server or correct the address; mails are kept until then.` };
  } finally {
    mailer.close();
  }
}

/** Proves the layers around foreign code, as a worker does before it takes jobs. */
async function codeSandbox({ SANDBOX_MIN_LEVEL: asked }: NodeJS.ProcessEnv): Promise<Finding[]> {
  try {
    const needed = readMinLevel(asked);
    const layers = await proveLayers('quickjs-wasi');
    const level = levelOf(layers);
    const each = layers.map(({ name, holds, detail }): Finding => ({ state: holds ? 'ok' : name === 'namespaces' && needed > 1 ? 'warning' : 'error', what: `Code sandbox, ${name}: ${detail}` }));
    return [...each, { state: level <= needed ? 'ok' : 'error', what: `Code sandbox: level ${level}${level <= needed ? '' : `, but level ${needed} is needed: submitted code will not be run`}${level === 2 ? ' (1 needs Linux with bubblewrap and user namespaces)' : ''}` }];
  } catch (error) {
    return [{ state: 'error', what: `Code sandbox: ${(error as Error).message}` }];
  }
}
