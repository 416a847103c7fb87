import { readdirSync } from 'node:fs';
import { withDatabase } from '@assay/fixtures/postgres/url.ts';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import { verifyAudit } from '../audit/audit.queries.ts';
import { findBrokenLink } from '../events/events.queries.ts';
import { TEST_SECRET, testServer } from '../testing/platform-template.ts';
import { Database } from './database.ts';
import { migrate, MIGRATIONS } from './migrate.ts';
import { ensureRoles, roleUrl } from './roles.ts';

const NAME = 'platform_before_seals';
const url = withDatabase(testServer(), NAME);
const [organization, session, sound, forged] = ['0198a000-0000-7000-8000-000000000001', '0198a000-0000-7000-8000-000000000002', '0198a000-0000-7000-8000-00000000000a', '0198a000-0000-7000-8000-00000000000b'];

async function connected(to: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: to });
  await client.connect();
  await work(client).finally(() => client.end());
}

beforeAll(() => connected(testServer(), (admin) => admin.query(`CREATE DATABASE ${NAME}`)));
afterAll(() => connected(testServer(), (admin) => admin.query(`DROP DATABASE ${NAME}`)));

test('records from before the seals hold afterwards, and one that was forged then still shows', async () => {
  await ensureRoles(url, TEST_SECRET);
  const before = readdirSync(MIGRATIONS).filter((file) => file < '0060').length;
  await runner({ databaseUrl: url, dir: MIGRATIONS, direction: 'up', count: before, migrationsSchema: 'migrations', createMigrationsSchema: true, migrationsTable: 'done', log: () => {} });
  await connected(url, (admin) => admin.query(`
    SELECT set_config('assay.organization', '${organization}', false), set_config('assay.scope', 'organization', false);
    INSERT INTO assay.organizations (id, name) VALUES ('${organization}', 'Before');
    INSERT INTO assay.exercises (id, slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter) VALUES ('${organization}', 'x', 1, 'x', 'rls-review', 'x', '', 'x', 'mid', 9, '', '{}');
    INSERT INTO assay.screens (organization_id, id, title) VALUES ('${organization}', '${organization}', 'x');
    INSERT INTO assay.screen_versions (organization_id, screen_id, version, title, introduction, task_order, breaks_allowed, ai_policy, data_policy, competencies, rule, published_by)
      VALUES ('${organization}', '${organization}', 1, 'x', '', 'free', true, '', '', '[]', '{"databaseSecurity": 70, "llmSystems": 70, "codeReview": null}', 'x');
    INSERT INTO assay.candidates (organization_id, id, name, email) VALUES ('${organization}', '${session}', 'Old', 'old@candidates.example');
    INSERT INTO assay.sessions (organization_id, id, candidate_id, screen_id, screen_version, expires_at) VALUES ('${organization}', '${session}', '${session}', '${organization}', 1, '2030-01-01');
    INSERT INTO assay.attempts (organization_id, id, session_id, position, exercise_id, seed, weight, minutes) SELECT '${organization}', id::uuid, '${session}', place, '${organization}', 1, 1, 9
      FROM unnest(ARRAY['${sound}', '${forged}']) WITH ORDINALITY AS attempt (id, place);
    INSERT INTO assay.events (organization_id, session_id, attempt_id, kind, summary) SELECT '${organization}', '${session}', id::uuid, 'file_saved', 'Worked.'
      FROM unnest(ARRAY['${sound}', '${forged}']) AS id, generate_series(1, 3);
    INSERT INTO assay.audit (organization_id, actor, action, subject, detail) VALUES ('${organization}', 'member:x', 'session_decided', 'session:${session}', '{"reason": "Good."}'), ('${organization}', 'assay', 'screen_created', 'screen:x', '{}');
    INSERT INTO assay.outbox (organization_id, kind, recipient, subject, text) VALUES ('${organization}', 'invitation', 'old@candidates.example', 'x', 'x'), ('${organization}', 'member_invitation', 'new@before.example', 'x', 'x');
    ALTER TABLE assay.events DISABLE TRIGGER append_only; UPDATE assay.events SET summary = 'Did nothing.' WHERE attempt_id = '${forged}' AND sequence = 2; ALTER TABLE assay.events ENABLE TRIGGER append_only`));
  await migrate(url, TEST_SECRET);

  const database = new Database(roleUrl(url, 'assay_app', TEST_SECRET));
  const seen = await database.within({ scope: 'organization', organization }, async (db) => [await findBrokenLink(db, sound), await findBrokenLink(db, forged), await verifyAudit(db)]);
  await database.close();
  expect(seen).toMatchObject([null, 2, { entries: 2, broken: null }]);
  await connected(url, async (admin) => {
    expect((await admin.query('SELECT session_id FROM assay.audit ORDER BY sequence')).rows).toEqual([{ session_id: session }, { session_id: null }]);
    expect((await admin.query('SELECT session_id FROM assay.outbox ORDER BY id')).rows).toEqual([{ session_id: session }, { session_id: null }]);
  });
}, 30_000);
