import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from './config.ts';
import { keptSecret } from './data-directory.ts';
import { reachDatabase } from './reach-database.ts';

const problem = (environment: Record<string, string>) => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return null;
};

test('nothing needs to be set', () => {
  expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: null, sandboxUrls: null, secret: null, baseUrl: null });
});

test('Claude needs a key, and nothing else', () => {
  expect(readConfig({ ASSAY_MODEL: 'claude-opus-5-5' }).claude).toBeNull();
  expect(readConfig({ ANTHROPIC_API_KEY: 'k', ASSAY_MODEL: 'claude-opus-5-5' }).claude).toMatchObject({ apiKey: 'k', baseUrl: 'https://api.anthropic.com', model: 'claude-opus-5-5' });
  expect(problem({ ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: 'anthropic' })).toMatch(/^ANTHROPIC_BASE_URL is no address/);
});

test('sandbox servers are a list, and a slash at the end of an address does not count', () => {
  expect(readConfig({ SANDBOX_DATABASE_URLS: 'postgres://a/x, postgres://b/y,', BASE_URL: 'https://assay.example/' })).toMatchObject({
    sandboxUrls: ['postgres://a/x', 'postgres://b/y'], baseUrl: 'https://assay.example',
  });
});

test('every wrong variable is named with what to do', () => {
  const message = problem({ PORT: 'x', DATABASE_URL: 'mysql://a', SANDBOX_DATABASE_URLS: ' , ', BASE_URL: 'assay' });
  expect(message?.split('\n').map((line) => line.split(' ')[0]).sort()).toEqual(['BASE_URL', 'DATABASE_URL', 'PORT', 'SANDBOX_DATABASE_URLS']);
  expect(message).toContain('Use a port such as 3000.');
});

test('an outside database needs a secret that all replicas share', () => {
  expect(problem({ DATABASE_URL: 'postgres://a/x' })).toMatch(/^ASSAY_SECRET is missing/);
  expect(problem({ DATABASE_URL: 'postgres://a/x', ASSAY_SECRET: 'short' })).toMatch(/^ASSAY_SECRET is too short/);
  expect(problem({ DATABASE_URL: 'postgres://a/x', ASSAY_SECRET: 's'.repeat(32) })).toBeNull();
});

test('a mail server needs a sender, and neither is needed', () => {
  expect(readConfig({}).mail).toBeNull();
  expect(readConfig({ SMTP_URL: 'smtp://me:secret@127.0.0.1:2525', MAIL_FROM: 'Assay <hiring@example.org>' }).mail).toEqual({ url: 'smtp://me:secret@127.0.0.1:2525', from: 'Assay <hiring@example.org>' });
  expect(problem({ SMTP_URL: 'smtp://a' })).toMatch(/^MAIL_FROM is missing/);
  expect(problem({ SMTP_URL: 'mail.example.org', MAIL_FROM: 'Assay' })?.split('\n').map((line) => line.split(' ')[0])).toEqual(['SMTP_URL', 'MAIL_FROM']);
});

test('a server that cannot be reached is told by variable and address, without the password', async () => {
  const failed = reachDatabase('DATABASE_URL', 'postgres://me:hunter2@127.0.0.1:1/assay');
  await expect(failed).rejects.toThrow(/^DATABASE_URL: 127\.0\.0\.1:1\/assay cannot be used: .*Start that server or correct the address\.$/);
  await expect(failed).rejects.not.toThrow('hunter2');
});

test('the secret is made once, for our eyes only', () => {
  const directory = mkdtempSync(join(tmpdir(), 'assay-config-'));
  const secret = keptSecret(directory);
  expect([keptSecret(directory), secret.length >= 32, statSync(join(directory, 'secret')).mode & 0o077]).toEqual([secret, true, 0]);
  rmSync(directory, { recursive: true });
});
