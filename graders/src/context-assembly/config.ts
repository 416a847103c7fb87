import { z } from 'zod';
import { conductChecks, READS } from './checks/conduct-checks.ts';
import { ACCOUNTING_CHECKS } from './checks/accounting-checks.ts';
import { CURVE_CHECKS } from './checks/curve-checks.ts';
import { EVIDENCE_CHECKS } from './checks/evidence-checks.ts';
import type { NamedCheck } from './checks/named-check.ts';
import { TEXT_CHECKS } from './checks/text-checks.ts';

/** Every named check under a limit of reads. */
function allChecks(reads: number): NamedCheck[] {
  return [...EVIDENCE_CHECKS, ...TEXT_CHECKS, ...ACCOUNTING_CHECKS, ...CURVE_CHECKS, ...conductChecks(reads)];
}

const NAMES = allChecks(READS).map(({ name }) => name);

/** `config` of an exercise.yaml. The world is its `fixture`, the seed that of the attempt. */
export const ConfigSchema = z.strictObject({
  /** Reads that a run may make, for an exercise under tight latency. */
  reads: z.int().min(1).max(READS).default(READS),
  /** The practice cases are those of this seed, the same for every candidate. */
  practice_seed: z.int().nonnegative().default(1),
  /** Names of checks that this exercise does not ask about. */
  without: z.array(z.enum(NAMES, `Expected the name of a check: ${NAMES.join(', ')}.`)).default([]),
});
export type Config = z.infer<typeof ConfigSchema>;

/** The named checks that an exercise asks about. */
export function checksFor({ reads, without }: Config): NamedCheck[] {
  return allChecks(reads).filter(({ name }) => !without.includes(name));
}
