import { toNodeHandler } from 'better-auth/node';
import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { AuthErrorSchema, DoneSchema, NewPasswordBodySchema, PasswordSignInBodySchema, ResetRequestBodySchema, SignedInSchema, SignedOutSchema } from '../contract/sign-in.ts';
import type { Deps } from '../deps.ts';
import { everyone } from '../http/audience.ts';
import { described } from '../http/endpoint.ts';

const REFUSED = { 400: AuthErrorSchema, 429: AuthErrorSchema };

/** What we use of better-auth, which reads its requests itself. The rest of it (other ways to sign in, changes to one's account) is not there. */
export function authRoutes({ auth }: Pick<Deps, 'auth'>) {
  const answer: RequestHandler = (req, res) => toNodeHandler(auth)(req, res);
  const router = Router();

  router.post('/auth/sign-in/email', everyone, described({
    id: 'signIn', summary: 'Sign in with a password',
    detail: 'The answer sets the cookie of the member.',
    body: PasswordSignInBodySchema, answers: { 200: SignedInSchema, 401: AuthErrorSchema, ...REFUSED },
  }, answer));

  router.post('/auth/sign-out', everyone, described({ id: 'signOut', summary: 'Sign out', answers: { 200: SignedOutSchema, ...REFUSED } }, answer));

  router.post('/auth/request-password-reset', everyone, described({
    id: 'requestPasswordReset', summary: 'Ask for a mail to choose a new password',
    detail: 'The answer does not tell whether the address is known.',
    body: ResetRequestBodySchema, answers: { 200: DoneSchema, ...REFUSED },
  }, answer));

  router.post('/auth/reset-password', everyone, described({
    id: 'resetPassword', summary: 'Choose a new password, with the end of the link in that mail',
    body: NewPasswordBodySchema, answers: { 200: DoneSchema, ...REFUSED },
  }, answer));

  router.get('/auth/sso/:link/start', everyone, described({
    id: 'startSingleSignOn', summary: 'Sign in by the identity provider of an organization, in a browser',
    params: z.strictObject({ link: z.string() }), query: z.strictObject({ next: z.string().optional() }), answers: { 302: null },
  }, answer));

  router.get('/auth/sso/callback', everyone, described({
    id: 'endSingleSignOn', summary: 'Where the identity provider sends the browser back to', answers: { 302: null },
  }, answer));
  return router;
}
