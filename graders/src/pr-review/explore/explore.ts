/** What could happen next: one operation of one task. */
export type Option = { id: string; task: number; reads: boolean };
/** Picks one of the options, or ends the schedule because an equal one was run before. */
export type Choose = (options: readonly Option[]) => number | 'prune';
export type Explored<Result> = { schedules: number; pruned: number; failing: number; failure: Result | null; complete: boolean };
export type Bounds = { schedules: number; ms: number; stopAtFailure: boolean };

type Node = { options: readonly Option[]; asleep: Set<string>; tried: Set<string>; chosen: number };

/** The code under test did something else when the same choices were made again; nothing can be said of it. */
export class NotDeterministicError extends Error {
  override name = 'NotDeterministicError';
}

/**
 * Stateless depth-first search over all orders, each from the start, with sleep sets: an order that differs from an
 * earlier one only by two operations that both read is left out (Godefroid, Partial-Order Methods, 1996).
 * A search that is `complete` without failure proves it for these tasks and inputs.
 * @param run one whole schedule; resolves to null when it was pruned
 */
export async function explore<Result extends { failed: boolean }>(run: (choose: Choose) => Promise<Result | null>, bounds: Bounds): Promise<Explored<Result>> {
  const path: Node[] = [];
  const found: Explored<Result> = { schedules: 0, pruned: 0, failing: 0, failure: null, complete: false };
  const until = performance.now() + bounds.ms;
  do {
    if (found.schedules >= bounds.schedules || performance.now() > until) return found;
    const result = await run(chooseAlong(path));
    if (result === null) found.pruned += 1;
    else {
      found.schedules += 1;
      if (result.failed) {
        found.failing += 1;
        found.failure ??= result;
        if (bounds.stopAtFailure) return found;
      }
    }
  } while (nextPath(path));
  return { ...found, complete: true };
}

function chooseAlong(path: Node[]): Choose {
  let depth = 0;
  let last: number | null = null;
  return (options) => {
    const known = path[depth];
    if (known !== undefined && known.options.map(({ id }) => id).join() !== options.map(({ id }) => id).join()) {
      throw new NotDeterministicError('With the same choices, other operations came up.');
    }
    const node = known ?? begin(options, asleepAfter(path.at(-1)), last);
    if (known === undefined) {
      if (node.chosen === -1) return 'prune';
      path.push(node);
    }
    depth += 1;
    last = node.options[node.chosen]!.task;
    return node.chosen;
  };
}

/** The task that ran last goes on first: the orders with few switches come early. */
function begin(options: readonly Option[], asleep: Set<string>, last: number | null): Node {
  const awake = (index: number) => !asleep.has(options[index]!.id);
  const indices = options.map((_, index) => index).filter(awake);
  const chosen = indices.find((index) => options[index]!.task === last) ?? indices[0] ?? -1;
  return { options, asleep, tried: new Set(), chosen };
}

/** What need not be tried below a choice: what was tried before it here, and commutes with it. */
function asleepAfter(node: Node | undefined): Set<string> {
  if (node === undefined) return new Set();
  const chosen = node.options[node.chosen]!;
  const commutes = (id: string) => {
    const other = node.options.find((option) => option.id === id);
    return other !== undefined && other.task !== chosen.task && other.reads && chosen.reads;
  };
  return new Set([...node.asleep, ...node.tried].filter(commutes));
}

/** Turns the path to the next untried choice; false when there is none. */
function nextPath(path: Node[]): boolean {
  for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
    node.tried.add(node.options[node.chosen]!.id);
    const next = node.options.findIndex(({ id }) => !node.tried.has(id) && !node.asleep.has(id));
    if (next !== -1) {
      node.chosen = next;
      return true;
    }
    path.pop();
  }
  return false;
}
