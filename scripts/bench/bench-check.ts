import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findExercise } from '../../exercises/src/find-exercises.ts';
import { checkExercise } from '../../graders/src/kill-matrix/check-exercise.ts';
import { KeptGrades } from '../../graders/src/kill-matrix/kept-grades.ts';
import { restGraders } from '../../graders/src/registry.ts';

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
