import type { World } from '@assay/fixtures/database/lay-out-world.ts';
import type { Answer } from './answer.ts';
import { look } from './look.ts';
import { did, enter, finish, openSession, type Attack, type RunSettings, type StepResult } from './runner.ts';
import type { Step } from './step.ts';

const ORDER: Record<string, number> = { call: 0, insert: 1, update: 2, delete: 3, truncate: 4 };

/**
 * Where the victim has a login of its own it cannot look from inside the attacker's transaction, so writes that did
 * something are committed, in a world of their own, and the victim looks after each. What destroys most comes last.
 */
export async function committedWrites({ actor, victim, victimWatch, prelude }: Attack, steps: readonly { step: Step; result: StepResult }[], world: World, settings: RunSettings): Promise<Map<Step, { answer: Answer; changed: number[] }>> {
  const found = new Map<Step, { answer: Answer; changed: number[] }>();
  if (prelude.length > 0) return found;
  const attacker = await openSession(world, actor, settings);
  const other = await openSession(world, victim.actor, settings);
  const seen = async () => {
    await enter(other, victim.actor);
    const now = await look(other, victimWatch.views);
    await finish(other, victim.actor, 'ROLLBACK');
    return now;
  };
  let before = await seen();
  const effective = steps.filter(({ step, result }) => did(step, result.answer)).sort((a, b) => (ORDER[a.step.verb] ?? 0) - (ORDER[b.step.verb] ?? 0));
  for (const { step } of effective) {
    await enter(attacker, actor);
    const answer = await attacker.ask(step.sql);
    await finish(attacker, actor, answer.error === null ? 'COMMIT' : 'ROLLBACK');
    if (!did(step, answer)) continue;
    const now = await seen();
    const changed = [...now].filter(([oid, text]) => before.get(oid) !== text).map(([oid]) => oid);
    if (changed.length > 0) found.set(step, { answer, changed });
    before = now;
  }
  await attacker.close();
  await other.close();
  return found;
}
