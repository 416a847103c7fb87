import type { Step } from './step.ts';

/**
 * Which variations of writes had an effect already. A write that succeeds meets the same rules whoever asks, so it is
 * varied against the first victim for which it succeeds, not against each; what is refused is asked of the next pair,
 * whose attacker may hold more rights.
 */
export class Variations {
  readonly #worked = new Set<string>();

  /** Without those that add nothing but other values to writes that worked. */
  untried(steps: readonly Step[], basic: readonly Step[]): Step[] {
    const always = new Set(basic.map(({ sql }) => sql));
    return steps.filter((step) => always.has(step.sql) || !this.#worked.has(shapeOf(step)));
  }

  worked(step: Step): void {
    if (step.touches.length > 0 && step.verb !== 'call') this.#worked.add(shapeOf(step));
  }
}

/** The statement without its values. */
const shapeOf = ({ sql }: Step): string => sql.replaceAll(/'(?:[^']|'')*'/g, '?');
