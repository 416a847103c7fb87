import { createHash, randomBytes } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';

export const CANDIDATE_COOKIE = 'assay_session';

/** 256 random bits for a link or a browser, and the hash under which the database knows it. */
export function newSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: hashOf(secret) };
}

/** Lower-case hex of SHA-256; a random secret of 256 bits needs no salt and no slow hash. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function readCandidateCookie(req: Request): string | null {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === CANDIDATE_COOKIE && value !== undefined && value !== '') return value;
  }
  return null;
}

/** Strict: another site's page can never act for the candidate. Scripts cannot read it. */
export function setCandidateCookie(res: Response, secret: string, expires: Date, secure: boolean): void {
  const options: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/api', expires, secure };
  res.cookie(CANDIDATE_COOKIE, secret, options);
}
