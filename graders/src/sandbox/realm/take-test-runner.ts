type TestRunner = { start(call: number, module: string, chosen: 'all' | 'list' | number): void };

let runner: TestRunner | null = null;

/** Called by the test half of the realm, when the realm has one. */
export function giveTestRunner(given: TestRunner): void {
  runner = given;
}

export function takeTestRunner(): TestRunner | null {
  return runner;
}
