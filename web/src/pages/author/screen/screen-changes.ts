import type { ScreenDefinition, ScreenDetail, ScreenExercise } from '@assay/server/contract/screens.ts';
import { reminderWords, sorted } from './reminder-words.ts';
import { DEPTH_WORDS } from '../../../screens/rule-words.ts';

type Known = ScreenDetail['exercises'];

/** What one version of a screen says otherwise than the one before it, a sentence for each change; empty when nothing. */
export function changesBetween(before: ScreenDefinition, after: ScreenDefinition, known: Known): string[] {
  const text = (name: string, key: 'introduction' | 'aiPolicy' | 'dataPolicy') => (before[key] === after[key] ? [] : [`${name} was rewritten.`]);
  return [
    ...(before.title === after.title ? [] : [`Title: ${before.title} → ${after.title}.`]),
    ...text('The introduction', 'introduction'),
    ...text('The policy on AI tools', 'aiPolicy'),
    ...text('The policy on data', 'dataPolicy'),
    ...(before.taskOrder === after.taskOrder ? [] : [`The order of tasks is ${after.taskOrder} now.`]),
    ...(before.breaksAllowed === after.breaksAllowed ? [] : [after.breaksAllowed ? 'Breaks between tasks are allowed now.' : 'All tasks are done in one sitting now.']),
    ...(sorted(before.reminderHours).join() === sorted(after.reminderHours).join() ? [] : [`Reminders: ${reminderWords(after.reminderHours)}.`]),
    ...(before.competencies.join('\n') === after.competencies.join('\n') ? [] : [`Competencies: ${after.competencies.join(', ') || 'none'}.`]),
    ...(['databaseSecurity', 'llmSystems', 'codeReview'] as const)
      .filter((depth) => before.rule[depth] !== after.rule[depth])
      .map((depth) => `${DEPTH_WORDS[depth]}: ${points(before.rule[depth])} → ${points(after.rule[depth])}.`),
    ...exerciseChanges(before.exercises, after.exercises, known),
  ];
}

function exerciseChanges(before: readonly ScreenExercise[], after: readonly ScreenExercise[], known: Known): string[] {
  const infoOf = ({ exerciseId }: ScreenExercise) => known.find(({ id }) => id === exerciseId);
  const nameOf = (task: ScreenExercise) => infoOf(task)?.title ?? 'An exercise';
  const sameAs = (task: ScreenExercise) => (other: ScreenExercise) => other.exerciseId === task.exerciseId || infoOf(other)?.slug === infoOf(task)?.slug;
  const kept = after.flatMap((task) => {
    const earlier = before.find(sameAs(task));
    return earlier === undefined ? [] : [{ task, earlier }];
  });
  const moved = kept.map(({ earlier }) => before.indexOf(earlier)).some((place, index, places) => index > 0 && place < (places[index - 1] ?? 0));
  return [
    ...after.filter((task) => !before.some(sameAs(task))).map((task) => `Added: ${nameOf(task)}.`),
    ...before.filter((task) => !after.some(sameAs(task))).map((task) => `Removed: ${nameOf(task)}.`),
    ...(moved ? [`New order: ${after.map(nameOf).join(', ')}.`] : []),
    ...kept.flatMap(({ task, earlier }) => {
      const parts = [
        ...(task.exerciseId === earlier.exerciseId ? [] : [`version ${infoOf(earlier)?.version ?? '?'} → ${infoOf(task)?.version ?? '?'}`]),
        ...(task.weight === earlier.weight ? [] : [`weight ${earlier.weight} → ${task.weight}`]),
        ...(task.minutes === earlier.minutes ? [] : [`${earlier.minutes} → ${task.minutes} minutes`]),
        ...(task.variant === earlier.variant ? [] : [task.variant === 'same' ? 'the same variant for everyone' : 'a different variant for each candidate']),
        ...(task.instructions === earlier.instructions ? [] : ['other instructions']),
      ];
      return parts.length === 0 ? [] : [`${nameOf(task)}: ${parts.join(', ')}.`];
    }),
  ];
}

function points(threshold: number | null): string {
  return threshold === null ? 'not required' : `at least ${threshold}`;
}
