import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findExercise } from '../../exercises/src/find-exercises.ts';
import { checkExercise } from '../../graders/src/kill-matrix/check-exercise.ts';
import { KeptGrades } from '../../graders/src/kill-matrix/kept-grades.ts';
import { restGraders } from '../../graders/src/registry.ts';
import { openTestApp } from '../../server/src/testing/open-test-app.ts';

/** One of each kind, with a file of one sample that an author goes on writing. */
const CHECKED = [
  ['clinic-letters', 'fix.sql', '\n-- once more\n'],
  ['support-latency', 'assemble.ts', '\n// once more\n'],
  ['casework-export', 'review.yaml', '\n# once more\n'],
] as const;

/** A check of everything, and the next one after a sample was changed; milliseconds, one seed. */
export async function benchCheck(sandboxUrl: string): Promise<{ slug: string; grades: number; everything: number; asked: number; afterAChange: number }[]> {
  const results = [];
  for (const [slug, file, addition] of CHECKED) {
    const home = mkdtempSync(join(tmpdir(), 'assay-bench-check-'));
    try {
      const folder = join(home, slug);
      cpSync(findExercise(slug), folder, { recursive: true });
      const keptGrades = new KeptGrades(join(home, 'kept-grades'));
      const check = () => checkExercise(folder, { sandboxUrl, repeats: 1, keptGrades });
      const everything = await check();
      const grades = everything.matrix?.rows.length ?? 0;
      const sample = everything.matrix?.rows.find(({ name }) => name.startsWith('pass/'));
      if (sample === undefined) throw new Error(`${slug} was not graded: ${everything.problems.map(({ message }) => message).join(' ')}`);
      appendFileSync(join(sample.directory, file), addition);
      const again = await check();
      results.push({ slug, grades, everything: everything.durationMs, asked: grades - again.kept, afterAChange: again.durationMs });
    } finally {
      rmSync(home, { recursive: true });
    }
  }
  await restGraders();
  return results;
}

/** From an author's click on Check to the matrix, over HTTP, for a draft that is the skeleton of each kind; milliseconds. */
export async function benchDraftCheck(sandboxUrl: string): Promise<{ kind: string; grades: number; waited: number }[]> {
  process.env['ASSAY_TEST_POSTGRES_URL'] = sandboxUrl;
  const app = await openTestApp({ worker: true });
  try {
    const { ada } = app.as;
    const results = [];
    for (const { kind } of (await ada.get('/api/exercise-skeletons')).body.items) {
      const { body: { id } } = await ada.post('/api/exercise-drafts/from-skeleton', { slug: `bench-${kind}`, kind, title: 'Bench' });
      const started = performance.now();
      await ada.post(`/api/exercise-drafts/${id}/checks`);
      let check = null;
      while (check?.finishedAt == null) {
        await delay(250);
        ({ check } = (await ada.get(`/api/exercise-drafts/${id}/examination`)).body);
      }
      if (check.state !== 'ready') throw new Error(`The skeleton of ${kind} is ${check.state}: ${JSON.stringify(check.problems)}`);
      results.push({ kind, grades: check.matrix.rows.flatMap(({ runs }: { runs: unknown[] }) => runs).length, waited: performance.now() - started });
    }
    return results;
  } finally {
    await app.close();
  }
}
