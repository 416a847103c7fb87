import type { CorpusCase } from '@assay/fixtures/corpus/corpus-case.ts';
import { generateCases } from '@assay/fixtures/corpus/generate-cases.ts';
import { loadCorpus } from '@assay/fixtures/corpus/load-corpus.ts';
import type { Grader, Subject } from '../grader.ts';
import type { AssemblerHost } from './assembler.ts';
import { addedByClaude } from './note/added-by-claude.ts';
import { idOf, KIND } from './checks/named-check.ts';
import { ConfigSchema, type Config } from './config.ts';
import { CONTROLS } from './controls.ts';
import { exerciseFaults } from './exercise-faults.ts';
import { judgeCases, readSubmission } from './grade-cases.ts';
import { PROSE_ITEMS } from './note/prose-items.ts';
import { COUNTER } from './tokens/count-tokens.ts';
import { visibleChecks } from './visible-checks.ts';

/** Context assembly: the most valuable context under each of many token ceilings, judged without a model. */
export function contextAssembly({ open, level, rest }: AssemblerHost): Grader<Config> {
  return {
    kind: KIND,
    // Another counter gives another ceiling, so a score belongs to one.
    version: `1, tokens by ${COUNTER}`,
    config: ConfigSchema,
    seedMakesCases: true,
    oneVariant: 'the seed of each attempt makes its cases already',
    judgedByPerson: Object.fromEntries(PROSE_ITEMS.map(({ name }) => [idOf(name), 'whether the prose says it, and truly, is a reading, not a measurement'])),

    async grade(subject, config, tell) {
      const cases = await readSubmission(open, subject.files, await casesOf(subject, { seed: subject.seed, purpose: 'hidden', counts: config.cases }), tell, subject.signal);
      if ('refused' in cases) return { outcome: 'ungradable', reason: cases.refused, checks: [] };
      const { claude = null, signal } = subject;
      if (claude !== null) tell({ step: 'Reading the note' });
      const { judgements, counts } = await addedByClaude(subject.files, cases, claude, signal);
      signal?.throwIfAborted();
      const { checks, metrics, questions } = judgeCases(cases, subject.files, config, judgements);
      return { outcome: 'graded', checks, metrics: { ...metrics, ...counts, sandbox_level: await level() }, questions };
    },

    async visibleChecks(subject, config, tell) {
      const cases = await readSubmission(open, subject.files, await casesOf(subject, { seed: config.practice_seed, purpose: 'practice' }), tell, subject.signal);
      if ('refused' in cases) return { outcome: 'ungradable', reason: cases.refused, checks: [] };
      return { outcome: 'graded', checks: visibleChecks(cases, config), metrics: {} };
    },

    faults: (exercise) => exerciseFaults(exercise),

    original: () => null,

    pullRequest: () => null,

    rest,

    controls: () => CONTROLS,
  };
}

async function casesOf({ fixtureDirectory }: Subject, which: Parameters<typeof generateCases>[1]): Promise<CorpusCase[]> {
  if (fixtureDirectory === null) throw new Error('A context-assembly exercise without a fixture was to be graded.');
  return generateCases(await loadCorpus(fixtureDirectory), which);
}
