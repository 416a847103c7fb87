import type { ProblemField } from '../contract/problem.ts';
import { DEPTH_OF_KIND, DepthSchema, type Depth, type ScreenDefinition } from '../contract/screens.ts';

const KIND_WORDS: Record<Depth, string> = { databaseSecurity: 'isolation review', llmSystems: 'context assembly', codeReview: 'pull-request review' };

/** Why a draft cannot be published: a rule that no candidate's scores could ever answer, or variants that are not there. Empty when it can. */
export function problemsOf({ rule, exercises }: ScreenDefinition, known: readonly { id: string; kind: string; variants: readonly string[] }[]): ProblemField[] {
  if (exercises.length === 0) return [{ pointer: '/exercises', detail: 'Expected at least one exercise. Add one.' }];
  const alike = exercises.flatMap(({ exerciseId, variant }, index) => (variant === 'different' && known.find(({ id }) => id === exerciseId)?.variants.length === 0
    ? [{ pointer: `/exercises/${index}/variant`, detail: 'The exercise has one variant. Give everybody the same.' }] : []));
  return [...alike, ...DepthSchema.options.flatMap((depth) => {
    const counts = exercises.some(({ exerciseId, weight }) => weight > 0 && known.some(({ id, kind }) => id === exerciseId && DEPTH_OF_KIND[kind] === depth));
    if (rule[depth] === null || counts) return [];
    const remedy = depth === 'codeReview' ? ', or show it without requiring it' : '';
    return [{ pointer: `/rule/${depth}`, detail: `The rule needs a score that no exercise gives. Add an exercise of ${KIND_WORDS[depth]} with a weight above 0${remedy}.` }];
  })];
}
