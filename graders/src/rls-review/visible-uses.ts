import { applyChange, dropWorld, layOutWorld, type World } from '@assay/fixtures/database/lay-out-world.ts';
import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import type { Expectation, Use } from '@assay/fixtures/database/uses.ts';
import type { ReviewWorld } from './review-world.ts';
import { asTenant, refusalOf } from './tenant-login.ts';

/** A use that a candidate may see, and what it gets with the candidate's fix. */
export type UseOutcome = { use: Use; works: boolean; inTime: boolean; got: string };

/** Runs the fixture's own uses on the fixed world, each rolled back. Hidden uses are not even looked at. */
export async function runVisibleUses(sandboxUrl: string, { fixture, leaks }: ReviewWorld, fix: SqlFile): Promise<UseOutcome[]> {
  const world = await layOutWorld(sandboxUrl, fixture, leaks.map(({ change }) => change));
  try {
    await applyChange(world, fix);
    const outcomes: UseOutcome[] = [];
    for (const use of fixture.uses) outcomes.push(await runUse(world, use));
    return outcomes;
  } finally {
    await dropWorld(sandboxUrl, world);
  }
}

/** One use as its tenant; nothing of it stays. */
export async function runUse(world: World, use: Use): Promise<UseOutcome> {
  const answer = await asTenant(world, use.tenant, (ask) => ask(use.statement));
  const refusal = refusalOf(answer, world);
  if (refusal !== null) {
    const works = use.expect.kind === 'error' && answer.error?.code === use.expect.sqlstate;
    return { use, works, inTime: answer.ended === null, got: answer.ended === null ? `error: ${answer.error?.code ?? ''} ${refusal}` : refusal };
  }
  const [, verb = '', count = '0'] = /^(\w*).*?(\d*)$/.exec(answer.results.at(-1)?.tag ?? '') ?? [];
  return { use, works: use.expect.kind !== 'error' && use.expect.count === Number(count), inTime: true, got: `${verb === 'SELECT' ? 'rows' : 'affects'}: ${count}` };
}

export function describeExpectation(expect: Expectation): string {
  return expect.kind === 'error' ? `error: ${expect.sqlstate}` : `${expect.kind}: ${expect.count}`;
}
