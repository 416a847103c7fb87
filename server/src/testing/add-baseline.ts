import { withDatabase } from '@assay/fixtures/postgres/url.ts';
import type { Baseline } from '@assay/graders/baseline/baseline.ts';
import { recordBaselines } from '../baselines/record-baselines.ts';
import type { TestApp } from './open-test-app.ts';
import { testServer } from './platform-template.ts';

/** Records what a model reached in the newest version of an exercise; no model is asked. `recorded`: how many are new. */
export async function addBaseline(app: TestApp, slug: string, more: Partial<Baseline> = {}): Promise<{ exerciseId: string; recorded: number }> {
  const { rows: [found] } = await app.query('SELECT id, content_hash, current_database() AS database FROM assay.exercises WHERE slug = $1 ORDER BY version DESC LIMIT 1', [slug]);
  const baseline: Baseline = {
    slug, exerciseHash: found.content_hash, outcome: 'graded', score: 42, graderVersion: 'made', seed: 1, checks: [{ id: 'rls-review/a', verdict: 'pass' }],
    run: { at: '2026-11-30T12:00:00.000Z', model: 'a-stock-model', inputTokens: 10, outputTokens: 20, costUsd: 0.01, durationMs: 5 },
    transcript: { system: 'Solve it.', prompt: 'The brief.', files: { 'fix.sql': 'SELECT 1;' } }, ...more,
  };
  return { exerciseId: found.id, recorded: await recordBaselines(withDatabase(testServer(), found.database), [baseline]) };
}
