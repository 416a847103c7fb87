type Hook = () => unknown;
export type Test = { kind: 'test'; name: string; run: Hook; mode: 'run' | 'skip' | 'todo'; only: boolean };
export type Suite = { kind: 'suite'; name: string; children: (Suite | Test)[]; only: boolean; beforeAll: Hook[]; afterAll: Hook[]; beforeEach: Hook[]; afterEach: Hook[] };

const suiteOf = (name: string): Suite => ({ kind: 'suite', name, children: [], only: false, beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] });

/** What a test file calls while it is loaded, and the tree that comes of it. */
export function collectTests(): { root: Suite; globals: Record<string, unknown> } {
  const root = suiteOf('');
  const open: Suite[] = [root];
  const current = () => open.at(-1) as Suite;
  let skipping = false;

  const add = (mode: Test['mode'], only: boolean) => (name: string, run: Hook | object = () => {}, last?: Hook | number) => {
    const body = typeof run === 'function' ? (run as Hook) : typeof last === 'function' ? last : () => {};
    if (only) root.only = true;
    current().children.push({ kind: 'test', name, run: body, mode: skipping ? 'skip' : mode, only: only || current().only });
  };
  const group = (skip: boolean, only: boolean) => (name: string, body: Hook = () => {}) => {
    const suite = { ...suiteOf(name), only: only || current().only };
    if (only) root.only = true;
    current().children.push(suite);
    const before = skipping;
    skipping ||= skip;
    open.push(suite);
    try {
      body();
    } finally {
      open.pop();
      skipping = before;
    }
  };
  const each = (declare: (name: string, body: Hook) => void) => (rows: readonly unknown[]) => (name: string, body: (...args: unknown[]) => unknown) => {
    for (const [index, row] of rows.entries()) {
      const args = Array.isArray(row) ? (row as unknown[]) : [row];
      declare(title(name, args, index), () => body(...args));
    }
  };
  const test = Object.assign(add('run', false), { only: add('run', true), skip: add('skip', false), todo: add('todo', false), each: each(add('run', false)) });
  const describe = Object.assign(group(false, false), { only: group(false, true), skip: group(true, false), each: each(group(false, false)) });
  const hook = (kind: 'beforeAll' | 'afterAll' | 'beforeEach' | 'afterEach') => (run: Hook) => void current()[kind].push(run);
  return { root, globals: { test, it: test, describe, suite: describe, beforeAll: hook('beforeAll'), afterAll: hook('afterAll'), beforeEach: hook('beforeEach'), afterEach: hook('afterEach') } };
}

/** `%s`, `%i`, `%j` and the like take the row's values in order, `%#` its number, `%%` is a percent sign. */
function title(name: string, args: readonly unknown[], index: number): string {
  let next = 0;
  return name.replace(/%[sdifjo#%]/g, (mark) => {
    if (mark === '%%') return '%';
    if (mark === '%#') return String(index);
    const value = args[next];
    next += 1;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}
