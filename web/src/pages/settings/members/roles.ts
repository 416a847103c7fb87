import type { MemberRole } from '@assay/server/contract/people.ts';

/** What each role may do, in the order of a list to choose from. */
export const ROLES: { value: MemberRole; label: string }[] = [
  { value: 'interviewer', label: 'Interviewer: reviews sessions' },
  { value: 'author', label: 'Author: also screens and invitations' },
  { value: 'admin', label: 'Administrator: also these settings' },
];
