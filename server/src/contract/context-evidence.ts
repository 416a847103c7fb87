import type { Evidence } from '@assay/graders/report.ts';

/** A run under a ceiling, and a curve, as the report holds them. */
export type ContextRun = NonNullable<Evidence['run']>;
export type Curve = NonNullable<Evidence['curve']>;
