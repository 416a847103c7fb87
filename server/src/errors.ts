import type { ErrorCode } from './contract/error-catalogue.ts';
import type { Problem, ProblemField } from './contract/problem.ts';

type More = { fields?: ProblemField[]; current?: Problem['current']; incidentId?: string; cause?: unknown; retryAfterSeconds?: number };

/** An error that the client is told. `detail` is about this case and the next step; the cause stays in the log. */
export class AppError extends Error {
  override name = 'AppError';
  readonly code: ErrorCode;
  readonly more: More;

  constructor(code: ErrorCode, detail: string, more: More = {}) {
    super(detail, { cause: more.cause });
    this.code = code;
    this.more = more;
  }
}

/** The answer for something that is not there and for something that is somebody else's: the same, to the letter. */
export function notFound(what: string): AppError {
  return new AppError('not_found', `There is no such ${what}, or it is not yours. Check the address.`);
}
