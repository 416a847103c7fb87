import { join } from 'node:path';
import { loadFixture } from '@assay/fixtures/database/load-fixture.ts';
import { sqlFile } from '@assay/fixtures/database/sql-file.ts';
import { probeFixture } from '@assay/graders/rls-review/probe/probe-fixture.ts';
import { testServer } from '../testing/platform-template.ts';

/** We practise what we screen for: our own prober judges our own schema, by the same contract as a candidate's. */
const fixture = (name: string) => loadFixture(join(import.meta.dirname, 'platform-fixture', name));

test.each(['members', 'candidates'])('our prober says that our own database is sound for %s', async (name) => {
  const { verdict, findings, uses, unmeasured } = await probeFixture(testServer(), fixture(name));
  expect({ verdict, findings: findings.map(({ id }) => id), failed: uses.failed, unmeasured }).toEqual({ verdict: 'sound', findings: [], failed: [], unmeasured: [] });
}, 180_000);

test('and it would say so if candidates could read each other\'s drafts', async () => {
  const leak = sqlFile('leak.sql', `CREATE POLICY helpful ON assay.workspace_files FOR SELECT TO assay_app
    USING (organization_id = assay.current_organization() AND assay.scope() = 'session');`);
  const { verdict, findings } = await probeFixture(testServer(), fixture('candidates'), [leak]);
  expect(verdict).toBe('leaky');
  expect(findings.map(({ object }) => object)).toContain('assay.workspace_files');
}, 180_000);
