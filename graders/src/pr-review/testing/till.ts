import type { CodeVersion } from '../world/code-version.ts';

/** A till with one account, whose withdrawal is written in several ways. */
export function tillWith(withdraw: string, more: Record<string, string> = {}): CodeVersion {
  return {
    repository: { api: 'src/app.ts', web: null, people: { lena: { authorization: 'Bearer lena' } } },
    files: {
      'db/schema.sql': 'CREATE TABLE accounts (id text PRIMARY KEY, balance bigint NOT NULL); CREATE TABLE payments (id bigserial PRIMARY KEY, account text REFERENCES accounts, cents bigint);',
      'db/seed.sql': "INSERT INTO accounts VALUES ('a', 100), ('b', 100);",
      'src/app.ts': `import express from 'express';
import { Pool } from 'pg';
import { withdraw, transfer } from './withdraw.ts';
export function createApp() {
  const pool = new Pool({ max: 4 });
  const app = express();
  app.use(express.json());
  app.post('/accounts/:id/withdrawals', async (req, res) => {
    const done = await withdraw(pool, req.params.id, Number(req.body.cents));
    res.status(done ? 201 : 409).json({ done });
  });
  app.post('/transfers', async (req, res) => {
    await transfer(pool, req.body.from, req.body.to);
    res.status(204).end();
  });
  return app;
}`,
      'src/withdraw.ts': `${withdraw}
export async function transfer(pool: any, from: string, to: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('UPDATE accounts SET balance = balance - 1 WHERE id = $1', [from]);
    await client.query('UPDATE accounts SET balance = balance + 1 WHERE id = $1', [to]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}`,
      ...more,
    },
  };
}

export const READ_THEN_WRITE = `export async function withdraw(pool: any, id: string, cents: number): Promise<boolean> {
  const { rows } = await pool.query('SELECT balance FROM accounts WHERE id = $1', [id]);
  if (Number(rows[0].balance) < cents) return false;
  await pool.query('UPDATE accounts SET balance = $2 WHERE id = $1', [id, Number(rows[0].balance) - cents]);
  return true;
}`;

export const CONDITIONAL = `export async function withdraw(pool: any, id: string, cents: number): Promise<boolean> {
  const { rowCount } = await pool.query('UPDATE accounts SET balance = balance - $2 WHERE id = $1 AND balance >= $2', [id, cents]);
  return rowCount === 1;
}`;

export const LOCKING = `export async function withdraw(pool: any, id: string, cents: number): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query('SELECT balance FROM accounts WHERE id = $1 FOR UPDATE', [id]);
    const enough = Number(rows[0].balance) >= cents;
    if (enough) await client.query('UPDATE accounts SET balance = balance - $2 WHERE id = $1', [id, cents]);
    await client.query('COMMIT');
    return enough;
  } finally {
    client.release();
  }
}`;

export const MUTEX = `let last: Promise<unknown> = Promise.resolve();
export function withdraw(pool: any, id: string, cents: number): Promise<boolean> {
  const mine = last.then(() => inner(pool, id, cents));
  last = mine.catch(() => {});
  return mine;
}
${READ_THEN_WRITE.replace('export async function withdraw', 'async function inner')}`;

export const PROOF = {
  'proof.test.ts': `import { as, interleave, sql } from 'kit';
test('two withdrawals never take out more than is there', async () => {
  const answers = await interleave([
    () => as('lena').post('/accounts/a/withdrawals', { cents: 60 }),
    () => as('lena').post('/accounts/a/withdrawals', { cents: 60 }),
  ]);
  const paid = answers.filter(({ status }) => status === 201).length;
  const [account] = await sql('SELECT balance FROM accounts WHERE id = $1', ['a']);
  expect(Number(account!['balance'])).toBe(100 - 60 * paid);
  expect(paid).toBe(1);
});
test('opposite transfers are both done', async () => {
  const answers = await interleave([
    () => as('lena').post('/transfers', { from: 'a', to: 'b' }),
    () => as('lena').post('/transfers', { from: 'b', to: 'a' }),
  ], { processes: 'one' });
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
});
test('a withdrawal alone', async () => {
  expect((await as(null).post('/accounts/a/withdrawals', { cents: 60 })).body).toEqual({ done: true });
});`,
};
