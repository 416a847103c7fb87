import type { SsoFailure } from '@assay/server/contract/sign-in.ts';

/** Why single sign-on let somebody stand outside, and what to do next. */
const FAILURES: Record<SsoFailure, string> = {
  unknown_link: 'This link to sign in is not in use any more. Ask an administrator of your organization for the new one.',
  failed: 'Your identity provider did not sign you in. Start again from your link to sign in; if it stays, tell an administrator of your organization.',
  unverified: 'Your identity provider does not vouch for your e-mail address. Have it verified there, then try again.',
  no_member: 'Your identity provider knows you, but you are no member here. Ask an administrator of your organization to invite you.',
  account_elsewhere: 'Your e-mail address has an account with another organization. Ask to be invited under another address.',
};

/** The words for `?sso=…`, or null for anything else that stands there. */
export function ssoFailure(code: string | null): string | null {
  return code !== null && Object.hasOwn(FAILURES, code) ? FAILURES[code as SsoFailure] : null;
}
