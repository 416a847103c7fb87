// What @vitest/expect, its spies and chai name when they are loaded; nothing of it does anything.
const realm = globalThis as unknown as Record<string, unknown>;

class Nothing {
  addEventListener(): void {}
  removeEventListener(): void {}
  dispatchEvent(): boolean {
    return true;
  }
}

/** Holds on: whether something was collected must not decide a test. */
class StrongRef {
  readonly #target: unknown;
  constructor(target: unknown) {
    this.#target = target;
  }
  deref(): unknown {
    return this.#target;
  }
}

for (const name of ['EventTarget', 'Event', 'URL', 'TextEncoder', 'Buffer']) realm[name] ??= class extends Nothing {};
realm['process'] ??= { env: {}, argv: [], platform: 'sandbox', versions: {} };
realm['WeakRef'] = StrongRef;
realm['FinalizationRegistry'] = class {
  register(): void {}
  unregister(): void {}
};
