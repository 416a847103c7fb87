type LatestOnly<T> = { push: (value: T) => void; settle: () => Promise<void> };

/** Handles values one at a time; of those that come meanwhile, only the last. For progress, which only ages. */
export function latestOnly<T>(handle: (value: T) => Promise<void>): LatestOnly<T> {
  let waiting: { value: T } | null = null;
  let working: Promise<void> | null = null;
  let failure: unknown;
  const work = async () => {
    while (waiting !== null) {
      const { value } = waiting;
      waiting = null;
      await handle(value).catch((error: unknown) => { failure ??= error; });
    }
    working = null; // in the same turn as the check above, so that no push falls between
  };
  return {
    push(value) {
      waiting = { value };
      working ??= work();
    },
    /** Waits for the last; @throws what a handler threw */
    async settle() {
      await working;
      if (failure !== undefined) throw failure;
    },
  };
}
