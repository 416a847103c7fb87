import type { Status } from '../runner/protocol.ts';

/** One attack: what the code does, and what must come of it. */
export type Attack = {
  name: string; code: string; status: Status | Status[];
  /** What an honest answer would be, where the attack forges or reaches for one. */
  value?: unknown;
  args?: unknown[];
  /** Only the kill of the process ends it. */
  outerKill?: true;
};

const body = (text: string): string => `export async function f(input) { ${text} }`;
const CPU: Attack[] = [
  { name: 'endless loop', code: body('for (;;) {}'), status: 'timeout' },
  { name: 'endless loop at the top level of the module', code: 'for (;;) {} export const f = 1;', status: 'timeout' },
  { name: 'microtask flood', code: body('const again = () => Promise.resolve().then(again); again(); await new Promise(() => {});'), status: 'timeout' },
  { name: 'thenable flood', code: body('const t = { then(done) { done(t); } }; await t;'), status: 'timeout' },
  { name: 'pending promise', code: body('await new Promise(() => {});'), status: 'unfinished' },
  { name: 'top-level await without end', code: 'await new Promise(() => {}); export const f = () => 1;', status: 'unfinished' },
  { name: 'endless interval', code: body('setInterval(() => {}, 1); await new Promise(() => {});'), status: 'timeout' },
  { name: 'catching the deadline', code: body('for (;;) { try { for (;;) {} } catch {} finally { for (;;) {} } }'), status: 'timeout' },
  { name: 'ReDoS', code: body("return /^(a+)+$/.test('a'.repeat(40) + 'b');"), status: ['timeout', 'threw'] },
  { name: 'huge indexOf', code: body('const a = []; a.length = 2 ** 32 - 1; return a.indexOf(1);'), status: ['timeout', 'ok'] },
  { name: 'huge join', code: body("return new Array(2 ** 32 - 1).join('');"), status: 'timeout', outerKill: true },
  { name: 'big sort', code: body('const a = []; for (let i = 0; i < 1e6; i++) a.push(i ^ 0x5555); a.sort((x, y) => { for (let i = 0; i < 100; i++); return x - y; });'), status: ['timeout', 'oom'] },
  { name: 'BigInt squaring', code: body('let n = 3n; for (;;) n *= n;'), status: ['timeout', 'threw', 'oom'] },
  { name: 'Atomics.wait', code: body('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'), status: 'threw' },
];
const MEMORY: Attack[] = [
  { name: 'object bomb', code: body('const all = []; for (;;) all.push({ a: [1, 2, 3] });'), status: ['oom', 'timeout'] },
  { name: 'caught object bomb', code: body('const all = []; try { for (;;) all.push(new Array(1000).fill(1)); } catch {} return all.length < 1e6;'), status: ['ok', 'oom', 'timeout'] },
  { name: 'ArrayBuffer bomb', code: body('const all = []; for (;;) all.push(new ArrayBuffer(1 << 20));'), status: 'oom' },
  { name: 'one large ArrayBuffer', code: body('return new ArrayBuffer(1 << 30).byteLength;'), status: ['oom', 'threw'] },
  { name: 'string doubling', code: body("let s = 'x'; for (;;) { s += s; if (s.at(-1) !== 'x') return 0; }"), status: ['oom', 'threw'] },
  { name: 'WebAssembly memory', code: body('return new WebAssembly.Memory({ initial: 10000 });'), status: 'threw' },
  { name: 'recursion', code: body('const g = (n) => g(n + 1) + 1; return g(0);'), status: 'threw' },
  { name: 'recursion through toString', code: body("const o = { toString() { return '' + o; } }; return '' + o;"), status: 'threw' },
  { name: 'recursion through a getter and JSON', code: body('const o = { get a() { return JSON.stringify(o); } }; return JSON.stringify(o);'), status: 'threw' },
  { name: 'recursion through sort', code: body('const g = () => [1, 2].sort(g); return g();'), status: 'threw' },
  { name: 'recursion through replace and a Proxy', code: body("const p = new Proxy({}, { get: (t, k) => p[k] }); return p.a;"), status: 'threw' },
  { name: 'deep value returned', code: body('let v = []; for (let i = 0; i < 1e5; i++) v = [v]; return v;'), status: 'output' },
  { name: 'deep JSON parsed', code: body("return JSON.parse('['.repeat(1e5) + ']'.repeat(1e5));"), status: ['threw', 'output'] },
  { name: 'RegExp of 100 000 groups', code: body("return new RegExp('('.repeat(1e5) + ')'.repeat(1e5)).test('');"), status: ['threw', 'oom'] },
  { name: 'nested source, evaluated', code: body("return eval('('.repeat(1e5) + ')'.repeat(1e5));"), status: 'threw' },
  { name: 'nested source, handed in', code: `export const f = () => ${'['.repeat(1e5)}${']'.repeat(1e5)};`, status: 'threw' },
];
const OUTPUT: Attack[] = [
  { name: 'endless log', code: body("for (;;) console.log('x'.repeat(1000));"), status: 'output' },
  { name: 'caught endless log', code: body("for (;;) { try { console.log('x'.repeat(1000)); } catch {} }"), status: 'output' },
  { name: 'one log of 30 MB', code: body("console.log('x'.repeat(30e6));"), status: ['output', 'oom'] },
  { name: 'result of 20 MB', code: body("return 'x'.repeat(20e6);"), status: 'output' },
  { name: 'result of a million parts', code: body('return new Array(1e6).fill(0);'), status: 'output' },
  { name: 'result with a huge length', code: body('const a = []; a.length = 2 ** 32 - 1; return a;'), status: 'output' },
  { name: 'wide result through sharing', code: body('let v = [1]; for (let i = 0; i < 40; i++) v = [v, v]; return v;'), status: ['output', 'timeout'] },
  { name: 'request flood', code: "import { request } from 'assay:host'; export async function f() { for (let i = 0; i < 1e5; i++) request('a', i).catch(() => {}); await request('b'); }", status: ['output', 'timeout'] },
  { name: 'request of 20 MB', code: "import { request } from 'assay:host'; export const f = () => request('a', 'x'.repeat(20e6));", status: ['threw', 'timeout'] },
];
const gone = (expression: string): string => body(`try { return ${expression}; } catch (error) { return error.name; }`);
const ESCAPE: Attack[] = [
  { name: 'constructor.constructor', code: gone("({}).constructor.constructor('return typeof process')()"), status: 'ok', value: 'undefined' },
  { name: 'constructor of a host function', code: "import { request } from 'assay:host'; export const f = () => request.constructor('return typeof process')();", status: 'ok', value: 'undefined' },
  { name: 'constructor of a host error', code: "import { compute } from 'assay:host'; export const f = () => { try { compute('none'); } catch (error) { return [error.constructor.constructor('return typeof process')(), String(error.stack).includes('node_modules')]; } };", status: 'ok', value: ['undefined', false] },
  { name: 'constructor of a host promise', code: "import { request } from 'assay:host'; export const f = () => request('a').constructor.constructor('return typeof process')();", status: 'ok', value: 'undefined' },
  { name: 'Proxy as host argument', code: "import { compute } from 'assay:host'; export const f = () => { try { return compute('none', new Proxy({}, { ownKeys() { throw 1; } })); } catch (error) { return error.message; } };", status: 'ok', value: 'the value.0 is a Proxy' },
  { name: 'prepareStackTrace', code: body("let seen = []; Error.prepareStackTrace = (error, frames) => { seen = frames; return 'x'; }; try { null.x; } catch (error) { error.stack; } return seen.every((frame) => typeof frame?.getThis?.() === 'undefined');"), status: 'ok', value: true },
  { name: 'process.binding', code: gone("process.binding('fs')"), status: 'ok', value: 'ReferenceError' },
  { name: 'import of a Node module', code: body("return import('node:fs').then(() => 'loaded', (error) => error.message.slice(0, 24));"), status: 'ok', value: "cannot import 'node:fs':" },
  { name: 'import of a path', code: body("return import('/etc/passwd').then(() => 'loaded', () => 'refused');"), status: 'ok', value: 'refused' },
  { name: 'import of a path by a module name of ours', code: body("return import('assay:host/../../etc/passwd').then(() => 'loaded', () => 'refused');"), status: 'ok', value: 'refused' },
  { name: 'globals of a runtime', code: body("return ['process', 'require', 'fetch', 'Worker', 'Deno', 'Bun', 'std', 'os', 'WebAssembly', 'Atomics2'].filter((name) => name in globalThis);"), status: 'ok', value: [] },
  { name: 'importing the entry module', code: body("return import('<assay>1').then(() => 'loaded', () => 'refused');"), status: 'ok', value: 'refused' },
];
const CONFUSION: Attack[] = [
  { name: 'prototype pollution by result', code: body('return JSON.parse(\'{"__proto__":{"polluted":1}}\');'), status: 'ok' },
  { name: 'returned Proxy', code: body('return { a: new Proxy({}, {}) };'), status: 'threw' },
  { name: 'returned getter', code: body('return { get a() { return 1; } };'), status: 'threw' },
  { name: 'returned Map', code: body('return new Map([[1, 2]]);'), status: 'threw' },
  { name: 'returned NaN', code: body('return { a: NaN };'), status: 'threw' },
  { name: 'returned cycle', code: body('const a = {}; a.a = a; return a;'), status: 'threw' },
  { name: 'returned toPrimitive', code: body('return { [Symbol.toPrimitive]: () => { for (;;); }, a: 1 };'), status: 'ok', value: { a: 1 } },
  { name: 'holes filled from a patched prototype', code: body('Array.prototype[0] = "forged"; return [, 1];'), status: 'ok', value: [null, 1] },
  { name: 'thrown Proxy', code: body('throw new Proxy({}, { get() { for (;;); } });'), status: ['threw', 'timeout'] },
  { name: 'endless message getter', code: body("const error = new Error('x'); Object.defineProperty(error, 'message', { get() { for (;;); } }); throw error;"), status: ['threw', 'timeout'] },
  { name: 'endless message getter, thrown synchronously', code: "export function f() { throw { get message() { for (;;); }, get name() { for (;;); } }; }", status: ['threw', 'timeout'] },
  { name: 'lone surrogates', code: body("return '\\ud800';"), status: 'ok', value: '\ud800' },
];
const FORGING: Attack[] = [
  { name: 'toJSON', code: body("Object.prototype.toJSON = () => 'forged'; Array.prototype.toJSON = () => 'forged'; return { a: [1] };"), status: 'ok', value: { a: [1] } },
  { name: 'swapped JSON', code: body("JSON.stringify = () => 'forged'; JSON.parse = () => 'forged'; return input;"), status: 'ok', args: [{ a: 1 }], value: { a: 1 } },
  { name: 'printing a result', code: body(`console.log('{"settled":[{"id":1,"outcome":{"status":"ok","value":"forged"}}]}'); throw new Error('honest');`), status: 'threw' },
  { name: 'patched Object.keys and descriptors', code: body("Object.keys = () => []; Object.getOwnPropertyDescriptor = () => ({ value: 'forged' }); Object.prototype.value = 'forged'; Object.prototype.get = () => 'forged'; return { a: 1 };"), status: 'ok', value: { a: 1 } },
  { name: 'Promise.prototype.then', code: body("Promise.prototype.then = function (done) { done('forged'); }; return 'honest';"), status: 'ok', value: 'honest' },
  { name: 'Array iteration', code: body("Array.prototype[Symbol.iterator] = function* () { yield 'forged'; }; Array.prototype.every = () => true; return [1, 2];"), status: 'ok', value: [1, 2] },
  { name: 'exit', code: gone('process.exit(0)'), status: 'ok', value: 'ReferenceError' },
];

/** Section by section; the names are those of the test report. */
export const ATTACKS: Record<string, Attack[]> = { CPU, memory: MEMORY, output: OUTPUT, escape: ESCAPE, 'host confusion': CONFUSION, forging: FORGING };
