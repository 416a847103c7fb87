import { ExerciseError } from '@assay/exercises/exercise-error.ts';
import { findExercises } from '@assay/exercises/find-exercises.ts';
import { loadExercise, loadVariants, type Exercise, type GivenVariant } from '@assay/exercises/load-exercise.ts';
import { proposalProblems } from '@assay/exercises/proposals.ts';
import pg from 'pg';
import { loadSql } from '../db/load-sql.ts';
import { packExercise } from './exercise-bundle.ts';
import { versionColumns } from './version-columns.ts';

const sql = loadSql(import.meta.filename, 'insert_version', 'insert_bundle');
const PUBLISH_LOCK = 7_314_203;

/** Slugs that got a new version, and what is wrong with those that could not be published. */
export type Publication = { published: string[]; refused: ExerciseError[] };

/**
 * Publishes each exercise of a folder (default: the built-in ones) whose content is new. The catalogue belongs to the
 * installation, so an administrator's connection writes it. One that cannot be used keeps no other from candidates.
 */
export async function publishExercises(databaseUrl: string, directory?: string): Promise<Publication> {
  const refused: ExerciseError[] = [];
  const exercises = findExercises(directory).flatMap((folder) => {
    try {
      const proposed = proposalProblems(folder);
      if (proposed.length > 0) throw new ExerciseError(proposed);
      return [loadPublished(folder)];
    } catch (error) {
      if (!(error instanceof ExerciseError)) throw error;
      refused.push(error);
      return [];
    }
  });
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'assay-publish' });
  await client.connect();
  try {
    await client.query('BEGIN; SET LOCAL ROLE assay_owner');
    // Two replicas that start together would number the same version twice.
    await client.query('SELECT pg_advisory_xact_lock($1)', [PUBLISH_LOCK]);
    const published: string[] = [];
    for (const exercise of exercises) if (await publish(client, exercise)) published.push(exercise.forCandidate.slug);
    await client.query('COMMIT');
    return { published, refused };
  } finally {
    await client.end();
  }
}

type Published = Exercise & { variants: GivenVariant[] };

function loadPublished(folder: string): Published {
  const exercise = loadExercise(folder);
  return { ...exercise, variants: loadVariants(exercise) };
}

async function publish(client: pg.Client, { variants, ...exercise }: Published): Promise<boolean> {
  const values = versionColumns(exercise, variants);
  const { rows: [row] } = await client.query<{ id: string }>(sql.insert_version.text, sql.insert_version.parameters.map((name) => values[name]));
  if (row === undefined) return false;
  const bundle: Record<string, unknown> = { exercise_id: row.id, bundle: packExercise(exercise.forGrading) };
  await client.query(sql.insert_bundle.text, sql.insert_bundle.parameters.map((name) => bundle[name]));
  return true;
}
