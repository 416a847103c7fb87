import type { Scope } from '../db/database.ts';
import type { Membership } from './people.queries.ts';

/** Whoever asks as a member: a person who is signed in, or a program with a key. */
export type MemberViewer = {
  scope: Extract<Scope, { scope: 'organization' }>;
  member: Membership;
  /** As the audit log names who did it. */
  actor: string;
};
