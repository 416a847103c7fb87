import type { DecisionOutcome } from '../contract/judgement.ts';
import type { MemberRole } from '../contract/people.ts';

/** A sample of the exercise in the catalogue, by its name, and how long the candidate is said to have worked. */
export type HandedIn = { sample: string; minutes: number };

export type SampleCandidate = {
  name: string;
  email: string;
  /** By slug; a task of the screen that is not here is not begun. */
  handsIn: Readonly<Record<string, HandedIn>>;
  /** How it ends for a candidate who hands in nothing. */
  ends: 'withdrawn' | 'expired' | null;
  /** What the staff say once it is graded. A rating is given to every question of every task. */
  ratings: readonly { by: MemberRole; rating: 1 | 2 | 3 | 4; notes: string }[];
  decision: { outcome: DecisionOutcome; reason: string } | null;
};

/** Of different strength, so that every page of the demo has something to show. */
export const SAMPLE_CANDIDATES: readonly SampleCandidate[] = [
  {
    name: 'Ines Okafor', email: 'ines@candidates.example', ends: null,
    handsIn: {
      'clinic-letters': { sample: 'qualified-names', minutes: 38 }, 'forwarding-claims': { sample: 'row-that-was-checked', minutes: 41 },
      'support-context': { sample: 'by-density', minutes: 52 }, 'payouts-withdrawal': { sample: 'row-lock', minutes: 33 },
    },
    ratings: [{ by: 'interviewer', rating: 4, notes: 'Follows the path to the cause and says what was weighed.' }, { by: 'author', rating: 3, notes: 'Sound throughout; the explanations are short.' }],
    decision: { outcome: 'advance', reason: 'Both depths, and the reviews agree.' },
  },
  {
    name: 'Tomas Lindqvist', email: 'tomas@candidates.example', ends: null,
    handsIn: {
      'clinic-letters': { sample: 'row-in-list', minutes: 29 }, 'forwarding-claims': { sample: 'account-in-the-update', minutes: 35 },
      'support-context': { sample: 'characters-for-tokens', minutes: 47 }, 'payouts-withdrawal': { sample: 'condition', minutes: 26 },
    },
    ratings: [{ by: 'interviewer', rating: 3, notes: 'At home in databases. Counts characters where the limit is in tokens.' }],
    decision: null,
  },
  {
    name: 'Mei Tanaka', email: 'mei@candidates.example', ends: null,
    handsIn: {
      'clinic-letters': { sample: 'fix-only', minutes: 44 }, 'forwarding-claims': { sample: 'exploit-only', minutes: 44 },
      'support-context': { sample: 'blocks-and-swaps', minutes: 49 }, 'payouts-withdrawal': { sample: 'misjudged', minutes: 30 },
    },
    ratings: [{ by: 'interviewer', rating: 2, notes: 'Plans context very well; half of each leak.' }, { by: 'author', rating: 2, notes: 'Neither task on isolation is finished.' }],
    decision: { outcome: 'decline', reason: 'One depth only: the role needs both.' },
  },
  {
    name: 'Jonas Petit', email: 'jonas@candidates.example', ends: null,
    handsIn: {
      'clinic-letters': { sample: 'do-nothing', minutes: 12 }, 'forwarding-claims': { sample: 'deny-everything', minutes: 18 },
      'support-context': { sample: 'characters-for-tokens', minutes: 21 }, 'payouts-withdrawal': { sample: 'approves', minutes: 9 },
    },
    ratings: [{ by: 'interviewer', rating: 1, notes: 'Blocked what customers need instead of finding the leak.' }],
    decision: null,
  },
  {
    name: 'Leila Haddad', email: 'leila@candidates.example', ends: null,
    handsIn: {
      'clinic-letters': { sample: 'row-in-list', minutes: 36 }, 'forwarding-claims': { sample: 'row-that-was-checked', minutes: 39 },
      'support-context': { sample: 'marginal-gain', minutes: 55 }, 'payouts-withdrawal': { sample: 'condition', minutes: 34 },
    },
    ratings: [],
    decision: null,
  },
  { name: 'Pavel Novotny', email: 'pavel@candidates.example', ends: 'expired', handsIn: {}, ratings: [], decision: null },
  { name: 'Sofia Marino', email: 'sofia@candidates.example', ends: 'withdrawn', handsIn: {}, ratings: [], decision: null },
];
