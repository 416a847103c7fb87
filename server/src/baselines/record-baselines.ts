import type { Baseline } from '@assay/graders/baseline/baseline.ts';
import pg from 'pg';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'insert_baseline');

/**
 * Records baselines with the published version that they were measured on, by its bytes. As the catalogue, they belong
 * to the installation, so an administrator's connection writes them.
 * @returns how many are new
 */
export async function recordBaselines(databaseUrl: string, baselines: readonly Baseline[]): Promise<number> {
  if (baselines.length === 0) return 0;
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'assay-baselines' });
  await client.connect();
  try {
    await client.query('BEGIN; SET LOCAL ROLE assay_owner');
    let recorded = 0;
    for (const { slug, exerciseHash, outcome, score, checks, run, transcript } of baselines) {
      const values: Record<string, unknown> = {
        slug, content_hash: exerciseHash, model: run.model, outcome, score, measured_at: run.at,
        checks: JSON.stringify(checks), run: JSON.stringify(run), transcript: JSON.stringify(transcript),
      };
      recorded += (await client.query(sql.insert_baseline.text, sql.insert_baseline.parameters.map((name) => values[name]))).rowCount ?? 0;
    }
    await client.query('COMMIT');
    return recorded;
  } finally {
    await client.end();
  }
}
