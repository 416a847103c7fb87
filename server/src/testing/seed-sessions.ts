import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { TestApp } from './open-test-app.ts';

/** Fills an organization with sessions in every state, each with three tasks of twelve checks; takes an administrator's connection. */
export async function seedSessions(app: Pick<TestApp, 'query'>, organization: string, sessions: number, account: string): Promise<void> {
  const script = readFileSync(new URL('seed-sessions.sql', import.meta.url), 'utf8');
  const values = [organization, String(sessions), account].map((value) => pg.escapeLiteral(value));
  const statements = script.replaceAll(/\$([123])\b/g, (_, place: string) => values[Number(place) - 1] ?? '').split(/;$/m);
  for (const statement of statements) if (statement.trim() !== '') await app.query(statement);
}
