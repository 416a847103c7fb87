import type { Request } from 'express';
import type { ApiKeyScope } from '../contract/api-keys.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { hashOf } from '../http/candidate-cookie.ts';
import type { MemberViewer } from '../people/member-viewer.ts';
import { selectOptionalApiKey, updateLastUsed } from './api-keys.queries.ts';

const READS = ['GET', 'HEAD'];

/** The key that a program sends, or null. */
export function readBearer(req: Request): string | null {
  return /^Bearer +(\S+) *$/i.exec(req.headers.authorization ?? '')?.[1] ?? null;
}

/** The scope that a key needs for a method. */
export function scopeFor(method: string): ApiKeyScope {
  return READS.includes(method) ? 'read' : 'write';
}

/**
 * Who a key lets in: a viewer in the key's organization who may do what authors may, within the key's scopes.
 * Where keys are not `admitted` people stay among themselves: a key that could invite members or make keys would
 * outlive its revocation.
 */
export async function enterByKey(database: Database, req: Request, key: string, admitted: boolean): Promise<MemberViewer> {
  const found = await selectOptionalApiKey(database, hashOf(key));
  if (found === null) throw new AppError('api_key_unknown', 'Check that nothing is cut off, or ask an administrator for a new one.');
  if (!admitted) throw new AppError('api_key_scope', 'Settings and judgement are for people who sign in.');
  const needed = scopeFor(req.method);
  if (!found.scopes.includes(needed)) throw new AppError('api_key_scope', `This needs a key with the scope ${needed}; yours has ${found.scopes.join(', ')}.`);
  const scope = { scope: 'organization', organization: found.organization_id } as const;
  if (found.stale) await database.within(scope, (db) => updateLastUsed(db, found));
  const actor = `api_key:${found.id}`;
  return { scope, actor, member: { organization_id: found.organization_id, account_id: actor, name: found.name, email: '', role: 'author' } };
}
