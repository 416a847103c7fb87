import pg from 'pg';
import { loginUrl, type World } from '@assay/fixtures/database/lay-out-world.ts';
import { contextStatements } from '@assay/fixtures/database/tenant-context.ts';
import type { Answer } from './probe/answer.ts';
import { TenantSession } from './probe/tenant-session.ts';

export const LIMIT_MS = 5_000;

/**
 * Runs `work` as a tenant on a fresh login with the context entered, in a transaction that is never committed.
 * Statements are in plain role names; one that takes longer than `LIMIT_MS` is ended from outside.
 */
export async function asTenant<T>(world: World, tenant: string, work: (ask: (sql: string) => Promise<Answer>) => Promise<T>): Promise<T> {
  const { fixture: { contract }, roles: { names } } = world;
  const [schema = 'public'] = contract.schemas;
  const admin = new pg.Pool({ connectionString: world.url, max: 1 }); // connects only to end a statement
  admin.on('error', () => {});
  const session = await TenantSession.open(loginUrl(world, contract.login), { admin, timeoutMs: LIMIT_MS, searchPath: schema === 'public' ? null : schema, counted: { probes: 0 } });
  try {
    await session.ask('BEGIN');
    for (const statement of contextStatements(contract, tenant, 'enter')) await session.ask(names.toActual(statement));
    return await work((sql) => session.ask(names.toActual(sql)));
  } finally {
    await session.close();
    await admin.end();
  }
}

/** Why an answer is none, in plain role names; null when it is one. */
export function refusalOf({ error, ended }: Answer, { roles: { names } }: World): string | null {
  if (ended === 'time') return `no answer within ${LIMIT_MS / 1000} s`;
  if (ended === 'size') return 'an answer too large to read';
  return error === null ? null : names.toPlain(error.message);
}
