import type { Json, Outcome } from '../sandbox-types.ts';

/** An attack as a candidate would hand it in: what `run` does, how it must end, and what it must not learn. */
export type Probe = {
  name: string;
  source: string;
  ends: Outcome['status'][];
  value?: Json;
  /** Where the engine cannot stop it: the process is ended from outside. */
  outerKill?: true;
};

const run = (body: string) => `export async function run() {\n${body}\n}`;
const typeOf = (expression: string, name: string): Probe => ({ name, source: run(`return ${expression};`), ends: ['ok'], value: 'undefined' });

export const CPU: Probe[] = [
  { name: 'endless loop', source: run('for (;;);'), ends: ['timeout'] },
  { name: 'endless loop while the module loads', source: 'for (;;);', ends: ['timeout'] },
  { name: 'microtask flood', source: run('const again = () => Promise.resolve().then(again); await again();'), ends: ['timeout', 'oom'] },
  { name: 'thenable flood', source: run('const thenable = { then(done) { done(thenable); } }; return thenable;'), ends: ['timeout', 'oom'] },
  { name: 'promise that is never settled', source: run('await new Promise(() => {});'), ends: ['unfinished'] },
  { name: 'timer flood', source: run('await new Promise(() => setInterval(() => {}, 1));'), ends: ['timeout'] },
  { name: 'backtracking regular expression', source: run("return /^(a+)+$/.test('a'.repeat(40) + 'b');"), ends: ['timeout', 'threw'] },
  { name: 'BigInt squaring', source: run('let n = 3n; for (;;) n *= n;'), ends: ['timeout', 'threw', 'oom'] },
  { name: 'sort with a comparison that never agrees', source: run('const a = Array.from({ length: 1e6 }, (_, i) => i); for (;;) a.sort(() => Math.random() - 0.5);'), ends: ['timeout', 'oom'] },
  { name: 'caught interrupt', source: run('for (;;) { try { for (;;); } catch {} finally { continue; } }'), ends: ['timeout'] },
  { name: 'join of a huge array', source: run("return new Array(2 ** 32 - 1).join('').length;"), ends: ['timeout'], outerKill: true },
];

export const MEMORY: Probe[] = [
  { name: 'object bomb', source: run('const all = []; for (;;) all.push({ a: [1, 2, 3] });'), ends: ['oom', 'timeout'] },
  { name: 'ArrayBuffer bomb', source: run('const all = []; for (;;) all.push(new ArrayBuffer(2 ** 20));'), ends: ['oom', 'threw'] },
  { name: 'one huge ArrayBuffer', source: run('return new ArrayBuffer(2 ** 31).byteLength;'), ends: ['oom', 'threw'] },
  { name: 'string doubling', source: run("let s = 'x'; for (;;) s += s;"), ends: ['oom', 'threw', 'timeout'] },
  { name: 'endless recursion', source: run('const f = () => f() + 1; return f();'), ends: ['threw'] },
  { name: 'mutual recursion through JSON', source: run('const o = { toJSON() { return JSON.stringify(o); } }; return JSON.stringify(o);'), ends: ['threw', 'oom'] },
  { name: 'deep JSON read', source: run("return JSON.parse('['.repeat(1e5) + ']'.repeat(1e5)).length;"), ends: ['threw'] },
  { name: 'deep value returned', source: run('let deep = []; for (let i = 0; i < 1e4; i++) deep = [deep]; return deep;'), ends: ['threw'] },
  { name: 'expression with 100,000 groups', source: run("return new RegExp('('.repeat(1e5) + ')'.repeat(1e5)).test('');"), ends: ['threw', 'oom'] },
  { name: 'deeply nested source', source: run("return eval('('.repeat(1e5) + '1' + ')'.repeat(1e5));"), ends: ['threw', 'oom', 'crash'] },
  { name: 'cycle returned', source: run('const o = {}; o.o = o; return o;'), ends: ['threw'] },
];

export const OUTPUT: Probe[] = [
  { name: 'a gigabyte of log', source: run("const line = 'x'.repeat(1e5); for (let i = 0; i < 1e4; i++) console.log(line);"), ends: ['output'] },
  { name: 'a result of 5 MB', source: run("return 'x'.repeat(5e6);"), ends: ['output'] },
  { name: 'a sparse array of 4 thousand million', source: run('return new Array(2 ** 32 - 1);'), ends: ['output'] },
  { name: 'an error message of 5 MB', source: run("throw new Error('x'.repeat(5e6));"), ends: ['threw'] },
];

export const REACH: Probe[] = [
  typeOf('typeof process', 'process'), typeOf('typeof require', 'require'), typeOf('typeof fetch', 'fetch'), typeOf('typeof WebAssembly', 'WebAssembly'),
  typeOf('typeof Atomics', 'Atomics'), typeOf('typeof SharedArrayBuffer', 'SharedArrayBuffer'), typeOf('typeof WeakRef', 'WeakRef'), typeOf('typeof globalThis.std', 'std of qjs'), typeOf('typeof globalThis.os', 'os of qjs'),
  typeOf('typeof globalThis.__assay', 'the way in of the host'), typeOf('typeof globalThis.__assayHost', 'the way out to the host'),
  typeOf("typeof (() => {}).constructor('return this')().process", 'constructor of a function'),
  typeOf("typeof (async () => {}).constructor('return this.process')().process", 'constructor of an async function'),
  typeOf("typeof console.log.constructor('return this')().process", 'constructor of a function of the host'),
  typeOf("typeof new Error().constructor.constructor('return this')().process", 'constructor of an error'),
  typeOf("(Error.prepareStackTrace = (_, frames) => frames, typeof new Error().stack?.[0]?.getThis?.())", 'prepareStackTrace'),
  ...['node:fs', 'fs', 'node:child_process', 'assay:host', 'harness:drive.ts', '../../../etc/passwd', '/etc/passwd', 'data:text/javascript,export default 1', 'https://127.0.0.1/x.js', 'assay:realm'].map((specifier): Probe => ({
    name: `import of ${specifier}`, source: run(`return import(${JSON.stringify(specifier)}).then(() => 'reached', (error) => error.constructor.name);`), ends: ['ok'],
  })),
  { name: 'import from code without a file', source: run("return new Function('return import(\"assay:host\")')().then(() => 'reached', () => 'refused');"), ends: ['ok'], value: 'refused' },
  { name: 'import from an indirect eval', source: run("return (0, eval)('import(\"assay:host\")').then(() => 'reached', () => 'refused');"), ends: ['ok'], value: 'refused' },
];

export const CONFUSION: Probe[] = [
  { name: 'polluted Object.prototype', source: run("Object.prototype.value = 'forged'; Object.prototype.polluted = 1; return { a: 1 };"), ends: ['ok'], value: { a: 1 } },
  { name: 'own __proto__', source: run("return JSON.parse('{\"__proto__\": {\"polluted\": 1}}');"), ends: ['ok'] },
  { name: 'Proxy returned', source: run('return new Proxy({}, { ownKeys() { for (;;); } });'), ends: ['threw'] },
  { name: 'Proxy inside', source: run('return [{ a: new Proxy([], { get() { throw 1; } }) }];'), ends: ['threw'] },
  { name: 'revocable Proxy returned', source: run('const { proxy, revoke } = Proxy.revocable({}, {}); setTimeout(revoke, 1); return { proxy };'), ends: ['threw'] },
  { name: 'getter returned', source: run('return { get a() { for (;;); } };'), ends: ['threw'] },
  { name: 'accessor that a planted prototype completes', source: run("Object.prototype.value = 'forged'; return Object.defineProperty({}, 'a', { enumerable: true, get: () => 'x' });"), ends: ['threw'] },
  { name: 'toPrimitive returned', source: run('return { [Symbol.toPrimitive]() { for (;;); } };'), ends: ['ok'], value: {} },
  { name: 'Proxy thrown', source: run('throw new Proxy(new Error(), { get() { for (;;); }, getPrototypeOf() { for (;;); } });'), ends: ['threw'] },
  { name: 'endless message getter thrown', source: run("throw Object.defineProperty(new Error(), 'message', { get() { for (;;); } });"), ends: ['threw'] },
  { name: 'error whose prototype is a Proxy', source: run("throw Object.setPrototypeOf({}, new Proxy({}, { get() { for (;;); } }));"), ends: ['threw'] },
  { name: 'function, symbol, BigInt returned', source: run('return [() => {}];'), ends: ['threw'] },
];

export const FORGING: Probe[] = [
  { name: 'planted toJSON', source: run("Object.prototype.toJSON = () => 'forged'; Array.prototype.toJSON = () => 'forged'; String.prototype.toJSON = () => 'forged'; return { a: [1, 'x'] };"), ends: ['ok'], value: { a: [1, 'x'] } },
  { name: 'swapped JSON', source: run("JSON.stringify = () => '\"forged\"'; JSON.parse = () => 'forged'; return 'true';"), ends: ['ok'], value: 'true' },
  { name: 'swapped Reflect and Object', source: run("Reflect.ownKeys = () => ['forged']; Reflect.apply = () => 'forged'; Object.getOwnPropertyDescriptor = () => ({ value: 'forged', enumerable: true }); Object.hasOwn = () => false; return { a: 1 };"), ends: ['ok'], value: { a: 1 } },
  { name: 'swapped Promise.prototype.then', source: run("Promise.prototype.then = (done) => done('forged'); return 'true';"), ends: ['ok'], value: 'true' },
  { name: 'swapped Array methods and iterator', source: run("for (const name of Object.getOwnPropertyNames(Array.prototype)) if (name !== 'constructor' && name !== 'length') Array.prototype[name] = () => 'forged'; Array.prototype[Symbol.iterator] = function* () { yield 'forged'; }; return ['true'];"), ends: ['ok'], value: ['true'] },
  { name: 'setters for indexes of arrays', source: run("Object.defineProperty(Array.prototype, 0, { set() { throw 'caught'; }, get: () => 'forged' }); return [[], 'true'];"), ends: ['ok'], value: [[], 'true'] },
  { name: 'print and exit', source: run("console.log('{\"ok\":true}'); throw null;"), ends: ['threw'] },
  { name: 'forged stack', source: run("const e = new Error('x'); Object.defineProperty(e, 'stack', { value: 'at f (/etc/passwd:1:1)\\nat g (candidate:other.ts:1:1)' }); throw e;"), ends: ['threw'] },
  { name: 'source of our functions', source: run('return console.log.toString() + String(setTimeout);'), ends: ['ok'], value: 'function () { [native code] }function () { [native code] }' },
];
