import type { Symptom } from './symptom.ts';

/** What one statement of an exploit proves against one tenant. */
export type Proof = Symptom & { line: number; text: string; /** The tenant's values in the answer and the tables changed that every build of the world has. */ lasting: string[] };

/**
 * The first proof that goes beyond the sound world, which is the planted leak's; without one the first of all. On its way
 * an exploit may do what a use does on purpose: that is a proof in both worlds, whether it comes before the leak or after.
 */
export function strongestOf(proofs: readonly Proof[], sound: readonly Proof[]): { proof: Proof; planted: boolean } | null {
  const beyond = proofs.find((proof) => !sound.some((other) => covers(other, proof)));
  const proof = beyond ?? proofs[0];
  return proof === undefined ? null : { proof, planted: beyond !== undefined };
}

/** The same statement told no less of the same tenant. */
function covers(one: Proof, other: Proof): boolean {
  return one.line === other.line && one.victim === other.victim && one.channel === other.channel && other.lasting.every((value) => one.lasting.includes(value));
}
