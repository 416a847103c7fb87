import { NEW_SCREEN } from '../contract/screens.ts';

export const DEMO_ORGANIZATION = 'Northwind Hiring';
export const DEMO_CANDIDATE = { name: 'Ana Demo', email: 'ana@candidates.example' };

export const DEMO_STAFF = [
  { role: 'admin', name: 'Adele Admin', email: 'admin@northwind.example' },
  { role: 'author', name: 'Ada Author', email: 'author@northwind.example' },
  { role: 'interviewer', name: 'Rey Reviewer', email: 'reviewer@northwind.example' },
] as const;

export const DEMO_SCREEN = {
  ...NEW_SCREEN,
  title: 'Backend engineer, data platform',
  introduction: 'Two databases that several customers share each let a customer see or change what belongs to another: find out how, prove it, and close it without breaking what customers need. Then build what a model gets to read, under a hard limit. Last, review a pull request that an AI assistant wrote.',
  competencies: ['Tenant isolation', 'Context under a limit', 'Reading code critically'],
};

/** In the order of the screen; where none of them is published, everything is in it. */
export const DEMO_EXERCISES = ['clinic-letters', 'forwarding-claims', 'support-context', 'payouts-withdrawal'];
