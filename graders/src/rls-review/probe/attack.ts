import type { World } from '@assay/fixtures/database/lay-out-world.ts';
import type { Actor } from './actors.ts';
import { tell, type Normalise } from './answer.ts';
import { runSteps, type Prelude, type RunSettings, type StepResult, type Watch } from './runner.ts';
import type { Step } from './step.ts';
import { canariesIn, differenceOf, type Comparison, type Symptom } from './symptom.ts';

/** One attacker in one state of the connection against one victim, asked in two worlds. */
export type Attack = {
  actor: Actor;
  victim: { actor: Actor; name: string };
  state: string;
  prelude: Prelude;
  steps: Step[];
  own: Watch;
  victimWatch: Watch;
};

/** A clone that is shared by the attacks of one victim, or made anew to confirm. */
export type Worlds = {
  full: World;
  without: World | null;
  /** Fresh clones, and one of an independent second build of the full world with its normaliser. */
  fresh: () => Promise<{ full: World; without: World | null; again: World; normalAgain: Normalise }>;
  release: (world: World) => Promise<void>;
};

type Ran = { full: StepResult[]; without: StepResult[] | null };

/**
 * Runs an attack in the full world and in the one without the victim. What differs is asked once more in fresh
 * clones, where a difference that two builds of the same world also have is noise.
 */
export async function carryOut(attack: Attack, worlds: Worlds, settings: RunSettings, comparison: Comparison, unmeasured: string[], counts: (symptom: Symptom) => boolean): Promise<Symptom[]> {
  const ran = await runBoth(attack, worlds.full, worlds.without, settings);
  if (ran === null) {
    if (attack.actor.tenant !== null) unmeasured.push(`The context of ${attack.actor.tenant} could not be entered as ${attack.actor.login}.`);
    return [];
  }
  const suspects = symptomsOf(attack, ran, comparison, unmeasured).filter(counts);
  if (suspects.length === 0) return [];
  const { full, without, again, normalAgain } = await worlds.fresh();
  const [once, twice] = await Promise.all([runBoth(attack, full, without, settings), runOne(attack, again, settings, false)]);
  await Promise.all([full, ...(without === null ? [] : [without]), again].map(worlds.release));
  if (once === null) return suspects;
  return symptomsOf(attack, once, comparison, unmeasured).filter(counts).filter((symptom) => {
    if (symptom.channel === 'write') return true;
    const i = attack.steps.indexOf(symptom.step);
    const [one, two] = [once.full[i], twice?.[i]];
    if (one === undefined || two === undefined) return false;
    const stable = tell(one.answer, comparison.normalFull) === tell(two.answer, normalAgain)
      && symptom.changed.every((oid) => one.after?.get(oid) === two.after?.get(oid));
    // Noise may still carry the victim's values, which no second build invents.
    return stable || (symptom.canaries.length > 0 && (symptom.without === null || canariesIn(symptom.without, symptom.step, comparison).length < symptom.canaries.length));
  });
}

async function runBoth(attack: Attack, full: World, without: World | null, settings: RunSettings): Promise<Ran | null> {
  const [here, there] = await Promise.all([runOne(attack, full, settings, true), without === null ? null : runOne(attack, without, settings, false)]);
  return here === null ? null : { full: here, without: there };
}

function runOne({ actor, prelude, steps, own, victim, victimWatch }: Attack, world: World, settings: RunSettings, watched: boolean): Promise<StepResult[] | null> {
  return runSteps({ world, actor, steps, prelude, settings, own, victim: watched ? { actor: victim.actor, watch: victimWatch } : null });
}

function symptomsOf(attack: Attack, { full, without }: Ran, comparison: Comparison, unmeasured: string[]): Symptom[] {
  const { actor, steps, prelude, victim, state } = attack;
  return steps.flatMap((step, i): Symptom[] => {
    const result = full[i];
    if (result === undefined) return [];
    const other = without?.[i];
    if (result.answer.ended !== null || other?.answer.ended != null) {
      unmeasured.push(`${step.object}: ${step.verb} was ended after too much ${result.answer.ended ?? other?.answer.ended}: ${step.sql.slice(0, 120)}`);
      return [];
    }
    const symptom = { step, actor, victim: victim.name, state, prelude, full: result.answer, without: other?.answer ?? null };
    if (result.changedForVictim.length > 0) return [{ ...symptom, channel: 'write', canaries: canariesIn(result.answer, step, comparison), changed: result.changedForVictim }];
    if (other === undefined) {
      const canaries = canariesIn(result.answer, step, comparison);
      return canaries.length > 0 ? [{ ...symptom, channel: result.answer.error === null ? 'rows' : 'message', canaries, changed: [] }] : [];
    }
    const difference = differenceOf(step, result, other, comparison);
    return difference === null ? [] : [{ ...symptom, ...difference }];
  });
}
