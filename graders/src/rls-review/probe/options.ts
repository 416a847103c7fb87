/** How a probe is run; everything has a default. */
export type ProbeOptions = {
  /** Orders the probes and makes the fresh keys; the same seed asks the same questions. */
  seed?: number;
  /** Roles keep their plain names: right on a server of one's own only. */
  keepRoleNames?: boolean;
  /** The longest one statement may take before it is ended from outside, in milliseconds. */
  statementTimeoutMs?: number;
  tell?: (step: string) => void;
};
