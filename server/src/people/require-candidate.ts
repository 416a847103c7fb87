import type { RequestHandler, Response } from 'express';
import type { Scope } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { guardFor } from '../http/audience.ts';
import { readCandidateCookie } from '../http/candidate-cookie.ts';
import type { KnownBrowsers } from './known-browsers.ts';

/** The candidate behind a request: what the database shows him, and which of his browsers this is. */
export type CandidateViewer = { scope: Extract<Scope, { scope: 'session' }>; browserId: string };

export function requireCandidate({ browsers }: { browsers: KnownBrowsers }): RequestHandler {
  return guardFor('candidate', async (req, res, next) => {
    const secret = readCandidateCookie(req);
    const browser = secret === null ? null : await browsers.find(secret);
    if (browser === null) throw new AppError('no_candidate_session', 'Open the link of your invitation in this browser.');
    res.locals.candidate = {
      scope: { scope: 'session', organization: browser.organization_id, session: browser.session_id },
      browserId: browser.id,
    } satisfies CandidateViewer;
    next();
  });
}

export function candidateOf(res: Response): CandidateViewer {
  return res.locals.candidate as CandidateViewer;
}
