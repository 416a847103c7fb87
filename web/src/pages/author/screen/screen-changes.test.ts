import { NEW_SCREEN, type ScreenDefinition } from '@assay/server/contract/screens.ts';
import { changesBetween } from './screen-changes.ts';

const known = [
  { id: 'a1', slug: 'a', version: 1, title: 'A', kind: 'rls-review', minutes: 30, variants: ['x', 'y'] }, { id: 'a2', slug: 'a', version: 2, title: 'A', kind: 'rls-review', minutes: 30, variants: ['x', 'y'] },
  { id: 'b1', slug: 'b', version: 1, title: 'B', kind: 'context-assembly', minutes: 30, variants: [] }, { id: 'c1', slug: 'c', version: 1, title: 'C', kind: 'pr-review', minutes: 30, variants: [] },
];
const task = (exerciseId: string, changes = {}) => ({ exerciseId, weight: 1, minutes: 30, instructions: '', variant: 'same' as const, ...changes });
const before: ScreenDefinition = { ...NEW_SCREEN, title: 'Backend', exercises: [task('a1'), task('b1')] };

test('nothing changed is nothing to tell', () => {
  expect(changesBetween(before, structuredClone(before), known)).toEqual([]);
});

test('texts, rule and settings are told one by one', () => {
  const after: ScreenDefinition = { ...before, title: 'Senior', dataPolicy: 'x', breaksAllowed: false, taskOrder: 'fixed', rule: { databaseSecurity: 80, llmSystems: 70, codeReview: 50 }, competencies: ['Care'], reminderHours: [24, 72] };
  expect(changesBetween(before, after, known)).toEqual([
    'Title: Backend → Senior.', 'The policy on data was rewritten.', 'The order of tasks is fixed now.', 'All tasks are done in one sitting now.', 'Reminders: 3 days and 1 day before the end.', 'Competencies: Care.',
    'Database security: at least 70 → at least 80.', 'Code review: not required → at least 50.',
  ]);
});

test('exercises: added, removed, moved, a newer version, other figures', () => {
  const after = { ...before, exercises: [task('c1'), task('b1', { minutes: 45, instructions: 'Mind the limit.' }), task('a2', { weight: 2, variant: 'different' })] };
  expect(changesBetween(before, after, known)).toEqual([
    'Added: C.', 'New order: C, B, A.', 'B: 30 → 45 minutes, other instructions.', 'A: version 1 → 2, weight 1 → 2, a different variant for each candidate.',
  ]);
  expect(changesBetween(before, { ...before, exercises: [task('b1')] }, known)).toEqual(['Removed: A.']);
});
