/** What could happen next: one operation of one task. */
export type Option = { id: string; task: number };
/** Picks one of the options. */
export type Choose = (options: readonly Option[]) => number;
export type Explored<Result> = { schedules: number; failing: number; failure: Result | null; complete: boolean };
export type Bounds = { schedules: number; ms: number; stopAtFailure: boolean; /** Switches away from a task that could go on, in one order. */ preemptions: number };

type Node = { options: readonly Option[]; tried: Set<number>; chosen: number; last: number | null; preemptions: number };

/** The code under test did something else when the same choices were made again; nothing can be said of it. */
export class NotDeterministicError extends Error {
  override name = 'NotDeterministicError';
}

/**
 * Stateless depth-first search over all orders with at most so many preemptions, each from the start. A search that is
 * `complete` without failure proves it for these tasks, inputs and switches; few switches find nearly all races
 * (Musuvathi and Qadeer, Iterative Context Bounding, PLDI 2007).
 * @param run one whole schedule
 */
export async function explore<Result extends { failed: boolean }>(run: (choose: Choose) => Promise<Result>, bounds: Bounds): Promise<Explored<Result>> {
  const path: Node[] = [];
  const found: Explored<Result> = { schedules: 0, failing: 0, failure: null, complete: false };
  const until = performance.now() + bounds.ms;
  do {
    if (found.schedules >= bounds.schedules || performance.now() > until) return found;
    const result = await run(chooseAlong(path));
    found.schedules += 1;
    if (!result.failed) continue;
    found.failing += 1;
    found.failure ??= result;
    if (bounds.stopAtFailure) return found;
  } while (nextPath(path, bounds.preemptions));
  return { ...found, complete: true };
}

function chooseAlong(path: Node[]): Choose {
  let depth = 0;
  return (options) => {
    const known = path[depth];
    if (known !== undefined && known.options.map(({ id }) => id).join() !== options.map(({ id }) => id).join()) {
      throw new NotDeterministicError('With the same choices, other operations came up.');
    }
    const node = known ?? begin(options, path.at(-1));
    if (known === undefined) path.push(node);
    depth += 1;
    return node.chosen;
  };
}

/** The task that ran last goes on first: the orders with few switches come early. */
function begin(options: readonly Option[], before: Node | undefined): Node {
  const last = before === undefined ? null : before.options[before.chosen]!.task;
  const stays = options.findIndex(({ task }) => task === last);
  return { options, tried: new Set(), chosen: Math.max(stays, 0), last, preemptions: before === undefined ? 0 : before.preemptions + cost(before, before.chosen) };
}

/** 1 when this choice takes the turn from a task that could have gone on. */
function cost({ options, last }: Node, choice: number): number {
  return last !== null && options[choice]!.task !== last && options.some(({ task }) => task === last) ? 1 : 0;
}

/** Turns the path to the next untried choice; false when there is none. */
function nextPath(path: Node[], most: number): boolean {
  for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
    node.tried.add(node.chosen);
    const next = node.options.findIndex((_, index) => !node.tried.has(index) && node.preemptions + cost(node, index) <= most);
    if (next !== -1) {
      node.chosen = next;
      return true;
    }
    path.pop();
  }
  return false;
}
