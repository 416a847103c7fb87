import type { TemplatePool } from './template-pool.ts';

/** How a probe is run; everything has a default. */
export type ProbeOptions = {
  /** Orders the probes and makes the fresh keys; the same seed asks the same questions. */
  seed?: number;
  /** Roles keep their plain names: right on a server of one's own only. */
  keepRoleNames?: boolean;
  /** The longest one statement may take before it is ended from outside, in milliseconds. */
  statementTimeoutMs?: number;
  /** Where laid-out fixtures are kept between probes; without one everything is laid out anew and dropped. */
  pool?: TemplatePool;
  tell?: (step: string) => void;
};
