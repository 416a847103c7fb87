import type { World } from '@assay/fixtures/database/lay-out-world.ts';
import { tell, type Answer, type Normalise } from './answer.ts';
import { committedWrites } from './committed-writes.ts';
import { did, runSteps, type Attack, type RunSettings, type StepResult } from './runner.ts';
import type { Step } from './step.ts';
import { canariesIn, differenceOf, type Comparison, type Symptom } from './symptom.ts';

/** The two worlds of one victim, shared by its attackers, and how to build them anew to confirm; the same number, the same build. */
export type Worlds = {
  full: World;
  without: World | null;
  again: (build: number) => Promise<{ full: World; without: World | null; normalFull: Normalise; normal: Normalise }>;
  release: (world: World) => Promise<void>;
  /** Objects that are known to show this victim's rows, and those that are known to take or change them. */
  leaking: Set<string>;
};

type Ran = { full: StepResult[]; without: StepResult[] | null };

/**
 * Runs an attack in the full world and in the one without the victim. What differs is asked once more in worlds
 * built anew, where a difference that two builds of the same world also have is noise.
 */
export async function carryOut(attack: Attack, worlds: Worlds, settings: RunSettings, comparison: Comparison, unmeasured: string[], counts: (symptom: Symptom) => boolean): Promise<Symptom[]> {
  const ran = await runBoth(attack, worlds.full, worlds.without, settings);
  if (ran === null) {
    if (attack.actor.tenant !== null) unmeasured.push(`The context of ${attack.actor.tenant} could not be entered as ${attack.actor.login}.`);
    return [];
  }
  if (attack.actor.login !== attack.victim.actor.login && attack.steps.some((step, i) => ran.full[i] !== undefined && did(step, ran.full[i].answer))) {
    const world = await worlds.again(1);
    const changed = await committedWrites(attack, attack.steps.flatMap((step, i) => (ran.full[i] === undefined ? [] : [{ step, result: ran.full[i] }])), world.full, settings);
    await release(worlds, world);
    for (const [step, { changed: oids }] of changed) {
      const result = ran.full[attack.steps.indexOf(step)];
      if (result !== undefined) result.changedForVictim = oids;
    }
  }
  attack.steps.forEach((step, i) => {
    const result = ran.full[i];
    if (result !== undefined && did(step, result.answer)) attack.worked(step);
  });
  const first = symptomsOf(attack, ran, comparison, unmeasured).filter(counts);
  const carries = ({ channel, canaries, without, step }: Symptom) => channel === 'write'
    // Noise may still carry the victim's values, which no second build invents.
    || (canaries.length > 0 && (without === null || canariesIn(without, step, comparison).length < canaries.length));
  const certain = first.filter(carries);
  for (const { step } of certain) worlds.leaking.add(way(step));
  // What only differs, on an object that leaks anyway, adds nothing.
  const differing = first.filter((symptom) => !carries(symptom) && !worlds.leaking.has(way(symptom.step)));
  const open = differing.length === 0 ? [] : await withoutChance(differing, attack, worlds.full, settings);
  if (open.length === 0) return certain;
  // Writes are rolled back one by one and leave nothing to those after them; what else ran before may have.
  const asked = new Set(open.map(({ step }) => step));
  const narrowed = { ...attack, steps: attack.steps.filter((step) => asked.has(step) || step.touches.length === 0 || step.verb === 'call') };
  const one = await worlds.again(1);
  const once = await runBoth(narrowed, one.full, one.without, settings);
  await release(worlds, one);
  if (once === null) return certain;
  const suspects = symptomsOf(narrowed, once, { ...comparison, normalFull: one.normalFull, normalWithout: one.normal }, unmeasured).filter((symptom) => asked.has(symptom.step) && counts(symptom));
  const sure = (symptom: Symptom, there: StepResult | undefined, normal: Normalise) => {
    const here = once.full[narrowed.steps.indexOf(symptom.step)];
    return here !== undefined && there !== undefined && tell(here.answer, one.normalFull) === tell(there.answer, normal)
      && symptom.changed.every((oid) => here.after?.get(oid) === there.after?.get(oid));
  };
  const doubtful = suspects.filter((symptom) => !carries(symptom) && !sure(symptom, ran.full[attack.steps.indexOf(symptom.step)], comparison.normalFull));
  if (doubtful.length === 0) return [...certain, ...suspects];
  // The first run had others before it, which counters remember; two runs in new worlds must agree.
  const two = await worlds.again(2);
  const twice = await runBoth(narrowed, two.full, two.without, settings);
  await release(worlds, two);
  return [...certain, ...suspects.filter((symptom) => !doubtful.includes(symptom) || (twice !== null && sure(symptom, twice.full[narrowed.steps.indexOf(symptom.step)], two.normalFull)))];
}

/** What is taken by writing an object says nothing of what it shows. */
const way = ({ object, touches }: Step): string => `${touches.length === 0 ? 'read' : 'write'} ${object}`;

/** Those whose answer is the same when it is asked again in the same world: a generated id tells nothing. Counters go on, so numbers do not matter. */
async function withoutChance(symptoms: readonly Symptom[], attack: Attack, world: World, settings: RunSettings): Promise<Symptom[]> {
  const steps = [...new Set(symptoms.map(({ step }) => step))];
  const again = await runOne({ ...attack, steps }, world, settings, false);
  const told = (answer: Answer) => tell(answer, (text) => text.replaceAll(/(?<![\w-])\d+(?![\w-])/g, '#'));
  return symptoms.filter(({ step, full }) => {
    const now = again?.[steps.indexOf(step)];
    return now === undefined || told(now.answer) === told(full);
  });
}

const release = async (worlds: Worlds, { full, without }: { full: World; without: World | null }): Promise<void> => {
  await Promise.all([full, ...(without === null ? [] : [without])].map(worlds.release));
};

async function runBoth(attack: Attack, full: World, without: World | null, settings: RunSettings): Promise<Ran | null> {
  const [here, there] = await Promise.all([runOne(attack, full, settings, true), without === null ? null : runOne(attack, without, settings, false)]);
  return here === null ? null : { full: here, without: there };
}

function runOne({ actor, prelude, steps, own, victim, victimWatch }: Attack, world: World, settings: RunSettings, watched: boolean): Promise<StepResult[] | null> {
  return runSteps({ world, actor, steps, prelude, settings, own, victim: actor.login === victim.actor.login ? { actor: victim.actor, watch: victimWatch, watched } : null });
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
    const written: Symptom[] = result.changedForVictim.length > 0 ? [{ ...symptom, channel: 'write', canaries: canariesIn(result.answer, step, comparison), changed: result.changedForVictim }] : [];
    if (other === undefined) {
      const canaries = canariesIn(result.answer, step, comparison);
      return canaries.length > 0 ? [...written, { ...symptom, channel: result.answer.error === null ? 'rows' : 'message', canaries, changed: [] }] : written;
    }
    const difference = differenceOf(step, result, other, comparison);
    // Whom a write reaches is there to be reached: what counts beside the write is what the actor is shown by it.
    return difference === null || (written.length > 0 && difference.canaries.length === 0 && difference.changed.length === 0) ? written : [...written, { ...symptom, ...difference }];
  });
}
