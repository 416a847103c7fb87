import { Problem, isUnreachable } from '../api/problem.ts';

/** One sentence: whose fault an error is and what to do next; null when the answer itself says so. */
export function blameOf(error: unknown): string | null {
  if (isUnreachable(error)) return 'Check your connection, then try again. Nothing you wrote is lost.';
  if (!(error instanceof Problem)) return 'This is our fault. Reload the page; what you wrote is kept.';
  if (error.status >= 500) return 'This is our fault, not yours. Try again; if it stays, tell us the request number below.';
  if (error.status === 401) return 'Sign in again to go on.';
  if (error.status === 403) return 'Your account may not do this. Ask an administrator of your organization.';
  if (error.status === 404) return 'Check the address. The link may be incomplete or belong to somebody else.';
  if (error.status === 429) return 'That was too quick. Wait a moment, then try again.';
  return error.fields.length > 0 ? 'Change what is named above, then try again.' : null;
}
