import { resolve } from 'node:path';
import type { z } from 'zod';
import type { CorpusCase, SpecialCase } from '@assay/fixtures/corpus/corpus-case.ts';
import { generateCases } from '@assay/fixtures/corpus/generate-cases.ts';
import { loadCorpus } from '@assay/fixtures/corpus/load-corpus.ts';
import type { Check } from '../../report.ts';
import type { Assemble } from '../contract.ts';
import { ConfigSchema } from '../config.ts';
import { judgeCases, readSubmission } from '../grade-cases.ts';
import type { CaseReadings } from '../reading/case-readings.ts';
import { inProcessAssembler } from './in-process-assembler.ts';

const CORPORA = resolve(import.meta.dirname, '../../../../fixtures/corpora');

const generated = new Map<string, CorpusCase[]>();

/** Cases of a world; with `specials`, the first ordinary one and these. */
export async function worldCases(world: string, seed: number, specials?: readonly SpecialCase[]): Promise<CorpusCase[]> {
  const cases = generated.get(`${world} ${seed}`) ?? generateCases(await loadCorpus(resolve(CORPORA, world)), { seed, purpose: 'hidden' });
  generated.set(`${world} ${seed}`, cases);
  return specials === undefined ? cases : cases.filter(({ name, special }) => name.endsWith('/ordinary-1') || (special !== null && specials.includes(special)));
}

/** What the grader says of a strategy: checks by name. `note` is the text of design.yaml, `config` that of an exercise.yaml. */
export async function judged(assemble: () => Assemble, cases: readonly CorpusCase[], note = '', config: z.input<typeof ConfigSchema> = {}): Promise<{ checks: Map<string, Check>; metrics: Record<string, number>; questions: string[]; readings: CaseReadings[] }> {
  const files = { 'assemble.ts': 'in process', 'design.yaml': note };
  const readings = await readSubmission(async () => ({ assembler: inProcessAssembler(assemble()) }), files, cases, () => {});
  if ('refused' in readings) throw new Error(readings.refused);
  const { checks, metrics, questions } = judgeCases(readings, files, ConfigSchema.parse(config));
  return { checks: new Map(checks.map((check) => [check.id.slice(check.id.indexOf('/') + 1), check])), metrics, questions, readings };
}
