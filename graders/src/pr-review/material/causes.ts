/** The same list in every exercise, so that choosing from it tells nothing. `design` is style: it is neither right nor wrong. */
export const CAUSES = ['race', 'transaction', 'missing-await', 'ordering', 'idempotency', 'access', 'tenant', 'cache', 'resource-leak', 'cancellation', 'validation', 'design'] as const;
/** Worst first. */
export const SEVERITIES = ['blocker', 'major', 'minor', 'note'] as const;
export type Cause = (typeof CAUSES)[number];
export type Severity = (typeof SEVERITIES)[number];
