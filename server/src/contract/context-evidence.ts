/** What a run under a ceiling and a curve look like: part of the report, which is part of the contract. */
export type { ContextRun, Curve } from '@assay/graders/context-evidence.ts';
