import { explore, NotDeterministicError, type Bounds, type Choose } from './explore.ts';

const ALL: Bounds = { schedules: 10_000, ms: 60_000, stopAtFailure: false, preemptions: 99 };

/** Tasks as lists of steps on one account, run in the order that is chosen. */
async function runTasks(choose: Choose, tasks: number, steps: ((account: { balance: number }, memory: { seen: number }) => void)[]): Promise<{ failed: boolean; order: string }> {
  const account = { balance: 100 };
  const at = Array.from({ length: tasks }, () => ({ next: 0, memory: { seen: 0 } }));
  let order = '';
  for (;;) {
    const open = at.flatMap(({ next }, task) => (next < steps.length ? [{ id: `${task}.${next}`, task }] : []));
    if (open.length === 0) return { failed: account.balance < 0 || account.balance > 100 - 30 * tasks, order };
    const { task } = open[choose(open)]!;
    order += task;
    const mine = at[task]!;
    steps[mine.next]!(account, mine.memory);
    mine.next += 1;
  }
}

const READ_WRITE = [
  (account: { balance: number }, memory: { seen: number }) => { memory.seen = account.balance; },
  (account: { balance: number }, memory: { seen: number }) => { account.balance = memory.seen - 30; },
];
const ATOMIC = [(account: { balance: number }) => { account.balance -= 30; }];

test.each([[2, 6, 4], [3, 90, 84]])('%i tasks of two steps have %i orders, each met once', async (tasks, orders, failing) => {
  const seen = new Set<string>();
  const found = await explore(async (choose) => {
    const result = await runTasks(choose, tasks, READ_WRITE);
    seen.add(result.order);
    return result;
  }, ALL);
  expect(found).toMatchObject({ schedules: orders, failing, complete: true });
  expect(seen.size).toBe(orders);
});

test('what is atomic fails in no order, and the search says that it is complete', async () => {
  expect(await explore((choose) => runTasks(choose, 3, ATOMIC), ALL)).toMatchObject({ schedules: 6, failing: 0, complete: true });
});

test('with one preemption fewer orders are run, and a lost update is still among them', async () => {
  const found = await explore((choose) => runTasks(choose, 2, READ_WRITE), { ...ALL, preemptions: 1 });
  expect(found).toMatchObject({ schedules: 4, failing: 2, complete: true });
  expect(await explore((choose) => runTasks(choose, 2, READ_WRITE), { ...ALL, preemptions: 0 })).toMatchObject({ schedules: 2, failing: 0 });
});

test('a bound that was hit is not complete', async () => {
  expect(await explore((choose) => runTasks(choose, 3, READ_WRITE), { ...ALL, schedules: 5 })).toMatchObject({ schedules: 5, complete: false });
  expect(await explore((choose) => runTasks(choose, 2, READ_WRITE), { ...ALL, stopAtFailure: true })).toMatchObject({ failing: 1, complete: false });
});

test('code that does something else with the same choices is told apart', async () => {
  let runs = 0;
  const run = async (choose: Choose) => {
    runs += 1;
    choose([{ id: '0.1', task: 0 }, { id: runs > 1 ? '1.2' : '1.1', task: 1 }]);
    return { failed: false };
  };
  await expect(explore(run, ALL)).rejects.toThrow(NotDeterministicError);
});
