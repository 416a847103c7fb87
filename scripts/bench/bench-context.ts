import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateCases } from '../../fixtures/src/corpus/generate-cases.ts';
import { loadCorpus } from '../../fixtures/src/corpus/load-corpus.ts';
import { ConfigSchema } from '../../graders/src/context-assembly/config.ts';
import { judgeCases, readSubmission } from '../../graders/src/context-assembly/grade-cases.ts';
import { prepareCase } from '../../graders/src/context-assembly/runs/prepare-case.ts';
import { inSandbox } from '../../graders/src/context-assembly/sandboxed-assembler.ts';
import { sampleFiles } from '../play/sample-files.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Where the time of one full hidden grade goes, in milliseconds; `sandbox` is the sum over both processes. */
export type ContextCost = { sample: string; whole: number; runs: number; sandbox: number; optimum: number; judging: number };

/** Grades a right sample as a submission is graded, twice; the second time counts. */
export async function benchContext(slug: string, sample: string): Promise<ContextCost> {
  const files = sampleFiles(slug, 'pass', sample);
  const world = /fixture: (\S+)/.exec(readFileSync(join(ROOT, 'exercises', slug, 'exercise.yaml'), 'utf8'))?.[1] ?? '';
  const cases = generateCases(await loadCorpus(join(ROOT, 'fixtures/corpora', world)), { seed: 1, purpose: 'hidden' });
  try {
    await readSubmission(inSandbox.open, files, cases.slice(0, 1), () => {});
    const started = performance.now();
    for (const each of cases) prepareCase(each);
    const optimum = performance.now() - started;
    const began = performance.now();
    const readings = await readSubmission(inSandbox.open, files, cases, () => {});
    if ('refused' in readings) throw new Error(readings.refused);
    const read = performance.now();
    judgeCases(readings, files, ConfigSchema.parse({}));
    const ended = performance.now();
    const runs = readings.flatMap(({ all }) => all);
    return { sample: `${slug}/${sample}`, whole: ended - began, runs: runs.length, sandbox: runs.reduce((sum, { run }) => sum + run.ms, 0), optimum, judging: ended - read };
  } finally {
    await inSandbox.rest();
  }
}
