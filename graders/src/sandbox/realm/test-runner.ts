import { ChaiStyleAssertions, GLOBAL_EXPECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend, getState, setState, customMatchers, ASYMMETRIC_MATCHERS_OBJECT } from '@vitest/expect';
import * as chai from 'chai';
import { slice, stringify } from './captured.ts';
import { describeError } from './describe-error.ts';
import { tellHost } from './host.ts';
import { giveTestRunner } from './take-test-runner.ts';
import { collectTests, type Suite, type Test } from './test-collector.ts';

type Expect = { (value: unknown, message?: string): object; assertions(n: number): void; hasAssertions(): void };

/** `describe`, `test`, `expect` as vitest has them: globally and as the module `vitest`. */
export function installTests(): void {
  const realm = globalThis as unknown as Record<string, unknown>;
  const expect = makeExpect();
  const { root, globals } = collectTests();
  const api = { ...globals, expect, assert: chai.assert };
  for (const [name, value] of Object.entries(api)) realm[name] = value;
  giveTestRunner({ start: (call, module, chosen) => void runFile(call, module, { root, chosen, expect, next: 0 }) });
}

function makeExpect(): Expect {
  chai.use(JestExtend);
  chai.use(JestChaiExpect);
  chai.use(ChaiStyleAssertions);
  chai.use(JestAsymmetricMatchers);
  // A getter there, which whoever describes an error does not run.
  Object.defineProperty(chai.AssertionError.prototype, 'name', { value: 'AssertionError' });
  const expect = ((value: unknown, message?: string) => {
    const { assertionCalls } = getState(expect as never);
    setState({ assertionCalls: assertionCalls + 1 }, expect as never);
    return chai.expect(value, message);
  }) as unknown as Expect;
  Object.assign(expect, chai.expect);
  Object.assign(expect, (globalThis as unknown as Record<symbol, object>)[ASYMMETRIC_MATCHERS_OBJECT]);
  Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, configurable: true });
  setState({ assertionCalls: 0, expectedAssertionsNumber: null, isExpectingAssertions: false, isExpectingAssertionsError: null, expectedAssertionsNumberErrorGen: null }, expect as never);
  (expect as unknown as { extend: unknown }).extend = (matchers: never) => (chai.expect as unknown as { extend: (e: unknown, m: never) => void }).extend(expect, matchers);
  (expect as unknown as { extend: (m: unknown) => void }).extend(customMatchers);
  return expect;
}

type File = { root: Suite; chosen: 'all' | 'list' | number; expect: Expect; next: number };

async function runFile(call: number, module: string, file: File): Promise<void> {
  try {
    await import(module);
    await runSuite(file.root, '', [], [], file);
    tellHost('done', `{"call":${call}}`);
  } catch (error) {
    tellHost('threw', `{"call":${call},"error":${describeError(error)}}`);
  }
}

async function runSuite(suite: Suite, path: string, before: Suite['beforeEach'], after: Suite['afterEach'], file: File): Promise<void> {
  const first = file.next;
  const runs = file.chosen === 'all' || (file.chosen !== 'list' && file.chosen >= first && file.chosen < first + testsIn(suite));
  if (runs) for (const hook of suite.beforeAll) await hook();
  const beforeEach = [...before, ...suite.beforeEach];
  const afterEach = [...suite.afterEach, ...after];
  for (const child of suite.children) {
    const name = path === '' ? child.name : `${path} > ${child.name}`;
    if (child.kind === 'suite') await runSuite(child, name, beforeEach, afterEach, file);
    else await meetTest(child, name, beforeEach, afterEach, file);
  }
  if (runs) for (const hook of suite.afterAll) await hook();
}

function testsIn(suite: Suite): number {
  return suite.children.reduce((sum, child) => sum + (child.kind === 'suite' ? testsIn(child) : 1), 0);
}

async function meetTest(test: Test, name: string, before: Suite['beforeEach'], after: Suite['afterEach'], file: File): Promise<void> {
  const number = file.next;
  file.next += 1;
  if (typeof file.chosen === 'number' && file.chosen !== number) return;
  const told = stringify(slice(name, 512));
  const leftOut = file.root.only && !test.only;
  if (leftOut || test.mode !== 'run') return void tellHost('test', `{"name":${told},"status":"${test.mode === 'todo' ? 'todo' : 'skip'}"}`);
  if (file.chosen === 'list') return void tellHost('test', `{"name":${told},"status":"listed"}`);
  await runTest(test, told, before, after, file.expect);
}

async function runTest(test: Test, told: string, before: Suite['beforeEach'], after: Suite['afterEach'], expect: Expect): Promise<void> {
  tellHost('test-starts', told);
  try {
    setState({ assertionCalls: 0, expectedAssertionsNumber: null, isExpectingAssertions: false }, expect as never);
    for (const hook of before) await hook();
    try {
      await test.run();
    } finally {
      for (const hook of after) await hook();
    }
    const { assertionCalls, expectedAssertionsNumber, isExpectingAssertions } = getState(expect as never);
    if (typeof expectedAssertionsNumber === 'number' && expectedAssertionsNumber !== assertionCalls) throw new Error(`expected ${expectedAssertionsNumber} assertions, got ${assertionCalls}`);
    if (isExpectingAssertions === true && assertionCalls === 0) throw new Error('expected any number of assertions, got none');
    tellHost('test', `{"name":${told},"status":"pass","assertions":${assertionCalls}}`);
  } catch (error) {
    tellHost('test', `{"name":${told},"status":"fail","error":${describeError(error)}}`);
  }
}
