import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addFolder } from '@assay/exercises/content-hash.ts';
import type { Problem } from '@assay/exercises/exercise-error.ts';
import type { GradingMaterial } from '@assay/exercises/grading-material.ts';
import { z } from 'zod';
import { gradedKinds } from '../registry.ts';
import { ReportSchema, type Report } from '../report.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** The code that judges, with the libraries it stands on. */
const CODE = ['fixtures/src', 'exercises/src', 'graders/src'];
const LOCK = 'package-lock.json';
/** What judges no kind but its own, and what judges none: no grader imports these folders (a rule that the import check proves), and nothing imports a test. */
const APART = [...gradedKinds, 'kill-matrix', 'baseline', 'proposals'];
const judges = (kind: string) => (path: string) => !path.endsWith('.test.ts') && !APART.some((folder) => folder !== kind && path.startsWith(`${folder}/`));
/** No grade, and no fault, depends on what the candidate reads, or on other samples. */
const WITHOUT_PART = /^(variants\/[^/]+\/)?(submissions\/|brief\.md$)/;
const NoFaults = z.array(z.never());
const FORGOTTEN_AFTER_MS = 30 * 86_400_000;

/** A submission as a check grades it. */
export type Gradable = { exercise: GradingMaterial; files: Record<string, string>; seed: number };

/**
 * What earlier checks found: grades, and exercises without a fault, each under the hash of everything that it depends on: the code that judges, its libraries,
 * the exercise without its samples, the fixture, what was handed in, and the seed. So a change costs what it touches,
 * as in a build system with a store addressed by content (Bazel's action cache).
 */
export class KeptGrades {
  readonly #directory: string;
  readonly #code = new Map<string, string>();

  /** `directory` may be shared by processes; what nobody asked for in 30 days is removed. */
  constructor(directory: string) {
    this.#directory = directory;
    mkdirSync(directory, { recursive: true });
    const oldest = Date.now() - FORGOTTEN_AFTER_MS;
    for (const name of readdirSync(directory)) {
      const file = join(directory, name);
      if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? oldest) < oldest) rmSync(file, { force: true });
    }
  }

  /** The grade that was kept, or the one that `grade` gives. What could not be graded for a fault of ours is not kept. */
  async orGrade({ exercise, files, seed }: Gradable, grade: () => Promise<Report>): Promise<Report> {
    const file = this.#fileOf(exercise, { seed, files: Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)) });
    const kept = read(file, ReportSchema);
    if (kept !== null) return { ...kept, exerciseHash: exercise.hash };
    const report = await grade();
    if (report.outcome !== 'broken') write(file, report);
    return report;
  }

  /** The faults of an exercise itself that `find` finds; it is not asked about one that was found without. */
  async orFaults(exercise: GradingMaterial, find: () => Promise<Problem[]>): Promise<Problem[]> {
    const file = this.#fileOf(exercise, 'faults');
    if (read(file, NoFaults) !== null) return [];
    const faults = await find();
    if (faults.length === 0) write(file, faults);
    return faults;
  }

  #fileOf({ kind, config, variant, directory, fixtureDirectory }: GradingMaterial, asked: unknown): string {
    const hash = createHash('sha256').update(this.#codeOf(kind));
    hash.update(JSON.stringify({ kind, config, variant, asked }));
    addFolder(hash, directory, (path) => !WITHOUT_PART.test(path));
    if (fixtureDirectory !== null) addFolder(hash, fixtureDirectory);
    return join(this.#directory, `${hash.digest('hex')}.json`);
  }

  #codeOf(kind: string): string {
    const known = this.#code.get(kind);
    if (known !== undefined) return known;
    const hash = createHash('sha256').update(readFileSync(join(ROOT, LOCK)));
    for (const folder of CODE) addFolder(hash, join(ROOT, folder), judges(kind));
    const code = hash.digest('hex');
    this.#code.set(kind, code);
    return code;
  }
}

function read<T>(file: string, schema: z.ZodType<T>): T | null {
  try {
    const kept = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    utimesSync(file, new Date(), new Date());
    return kept;
  } catch {
    return null; // never kept, or half removed: it is graded again
  }
}

function write(file: string, kept: Report | Problem[]): void {
  const partial = `${file}.${randomUUID()}`;
  writeFileSync(partial, JSON.stringify(kept));
  renameSync(partial, file);
}
