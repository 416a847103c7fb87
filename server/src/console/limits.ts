import type { Limits } from '../contract/attempt.ts';

export const DEFAULT_LIMITS: Limits = { fileBytes: 256 * 1024, rows: 500, statementMs: 10_000 };
