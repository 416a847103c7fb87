import { CASE_KINDS } from '@assay/fixtures/corpus/generate-cases.ts';
import { z } from 'zod';
import { conductChecks, READS } from './checks/conduct-checks.ts';
import { ACCOUNTING_CHECKS } from './checks/accounting-checks.ts';
import { CURVE_CHECKS } from './checks/curve-checks.ts';
import { EVIDENCE_CHECKS } from './checks/evidence-checks.ts';
import type { NamedCheck } from './checks/named-check.ts';
import { OPTIONAL_CHECKS } from './checks/optional-checks.ts';
import { TEXT_CHECKS } from './checks/text-checks.ts';

/** Most cases of one kind: a grade runs each some eighty times. */
const MOST_OF_A_KIND = 10;

/** Every named check that is asked unless an exercise leaves it out, under a limit of reads. */
function allChecks(reads: number): NamedCheck[] {
  return [...EVIDENCE_CHECKS, ...TEXT_CHECKS, ...ACCOUNTING_CHECKS, ...CURVE_CHECKS, ...conductChecks(reads)];
}

const NAMES = allChecks(READS).map(({ name }) => name);
const OPTIONAL = OPTIONAL_CHECKS.map(({ name }) => name);
const ALL = [...NAMES, ...OPTIONAL];

/** `config` of an exercise.yaml. The world is its `fixture`, the seed that of the attempt. */
export const ConfigSchema = z.strictObject({
  /** Reads that a run may make, for an exercise under tight latency. */
  reads: z.int().min(1).max(READS).default(READS),
  /** The practice cases are those of this seed, the same for every candidate. */
  practice_seed: z.int().nonnegative().default(1),
  /** Names of checks that this exercise does not ask about. */
  without: z.array(z.enum(NAMES, `Expected the name of a check: ${NAMES.join(', ')}.`)).default([]),
  /** Names of checks that only this exercise asks about, and its brief has to tell. */
  with: z.array(z.enum(OPTIONAL, `Expected the name of an optional check: ${OPTIONAL.join(', ')}.`)).default([]),
  /** Names of checks that count as gates here: what the exercise is about, so that nothing makes up for it. */
  gates: z.array(z.enum(ALL, `Expected the name of a check: ${ALL.join(', ')}.`)).default([]),
  /** How many hidden cases of each kind, where the usual thirteen are not what the exercise is about. */
  cases: z.partialRecord(z.enum(CASE_KINDS), z.int().min(1).max(MOST_OF_A_KIND))
    .refine((counts) => Object.keys(counts).length > 0, 'names no case. Give a number to some kind, or leave the field out.').optional(),
}).superRefine((config, { addIssue }) => {
  const asked = checksFor(config).map(({ name }) => name);
  for (const [index, name] of config.gates.entries()) {
    if (!asked.includes(name)) addIssue({ code: 'custom', path: ['gates', index], message: `is not asked here, so it could never fail. Take ${name} into with, or out of without, or leave the gate out.` });
  }
});
export type Config = z.infer<typeof ConfigSchema>;

/** The named checks that an exercise asks about. */
export function checksFor({ reads, without, with: added }: Pick<Config, 'reads' | 'without' | 'with'>): NamedCheck[] {
  return [...allChecks(reads).filter(({ name }) => !without.includes(name)), ...OPTIONAL_CHECKS.filter(({ name }) => added.includes(name))];
}
