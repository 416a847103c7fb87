import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A small sound world of two wards, two leaks that can be planted in it, and an exercise about them. */
const WARD: Record<string, string> = {
  'world/fixture.json': JSON.stringify({
    roles: { owner: 'ward_owner', app: 'ward_app' }, login: 'ward_app', attacker: 'app',
    enter: [`SELECT set_config('ward.id', '{id}', true)`], tenants: { north: { id: '1' }, south: { id: '2' } },
    accepted: ['explain', 'statistics', 'activity', 'ctid', 'timing', 'key-collision'],
  }),
  'world/schema.sql': `SET ROLE ward_owner;
CREATE TABLE notes (ward int NOT NULL, id int NOT NULL, body text NOT NULL, PRIMARY KEY (ward, id));
CREATE TABLE beds (ward int NOT NULL, bed int NOT NULL, patient text, PRIMARY KEY (ward, bed));
ALTER TABLE notes ENABLE ROW LEVEL SECURITY; ALTER TABLE notes FORCE ROW LEVEL SECURITY;
ALTER TABLE beds ENABLE ROW LEVEL SECURITY; ALTER TABLE beds FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notes TO ward_app USING (ward = nullif(current_setting('ward.id', true), '')::int);
CREATE POLICY own ON beds TO ward_app USING (ward = nullif(current_setting('ward.id', true), '')::int);
GRANT SELECT, INSERT, UPDATE, DELETE ON notes, beds TO ward_app;
`,
  'world/tenants/north.sql': `INSERT INTO notes SELECT 1, n, 'north note ' || n FROM generate_series(1, 6) n; INSERT INTO beds VALUES (1, 1, 'Nora North'), (1, 2, 'Nils North');`,
  'world/tenants/south.sql': `INSERT INTO notes SELECT 2, n, 'south note ' || n FROM generate_series(1, 7) n; INSERT INTO beds VALUES (2, 1, 'Sara South'), (2, 2, 'Sven South');`,
  'world/uses.sql': `-- as: north
-- rows: 6
-- plan: index
SELECT body FROM notes;
-- rows: 2
SELECT patient FROM beds WHERE ward = 1;
-- affects: 1
INSERT INTO notes VALUES (1, 90, 'new');
-- as: south
-- rows: 7
SELECT body FROM notes WHERE ward = 2;
-- error: 42501
INSERT INTO notes VALUES (1, 91, 'not ours');
`,
  'world/leaks/round-list.sql': `CREATE VIEW round_list AS SELECT ward, id, body FROM notes; GRANT SELECT ON round_list TO ward_app;
ALTER TABLE notes NO FORCE ROW LEVEL SECURITY;\n`,
  'world/leaks/open-beds.sql': `CREATE POLICY everyone ON beds FOR SELECT TO ward_app USING (true);\n`,
  'ward-rounds/exercise.yaml': `kind: rls-review
title: Ward rounds
summary: Two wards share a database.
competency: database-security
level: mid
timebox_minutes: 20
tells: Whether somebody looks before believing.
follow_up: [What did you look at first?, What would you look at next?]
fixture: ../world
config:
  leaks: [round-list]
`,
  'ward-rounds/brief.md': '# Ward rounds\n',
  'ward-rounds/starter/exploit.sql': '-- as: north\n',
  'ward-rounds/starter/fix.sql': '-- your change\n',
  'ward-rounds/starter/explanation.md': 'Path, cause, why it looked fine.\n',
  'ward-rounds/hidden/uses.sql': `-- as: south\n-- rows: 7\nSELECT body FROM round_list WHERE ward = 2;\n`,
};

export const RIGHT_FIX = 'ALTER TABLE notes FORCE ROW LEVEL SECURITY;\nALTER VIEW round_list SET (security_invoker = true);\n';
export const EXPLOIT = '-- as: north\nSELECT * FROM round_list;\n';
const EXPLANATION = 'The view runs as the owner, whom nothing forces.\n';

const SAMPLES: Record<string, Record<string, string>> = {
  'pass/right': { 'exploit.sql': EXPLOIT, 'fix.sql': RIGHT_FIX, 'explanation.md': EXPLANATION },
  'fail/barrier-only': { 'exploit.sql': EXPLOIT, 'fix.sql': 'ALTER VIEW round_list SET (security_barrier = true);\n', 'expect.yaml': 'fails: [rls-review/fix-closes-leak]\n' },
  'fail/drops-the-view': { 'exploit.sql': EXPLOIT, 'fix.sql': 'DROP VIEW round_list;\nALTER TABLE notes FORCE ROW LEVEL SECURITY;\n', 'expect.yaml': 'fails: [rls-review/legitimate-use-intact]\n' },
  'fail/opens-beds': { 'exploit.sql': EXPLOIT, 'fix.sql': `${RIGHT_FIX}ALTER TABLE beds DISABLE ROW LEVEL SECURITY;\n`, 'expect.yaml': 'fails: [rls-review/no-other-leak]\n' },
  'fail/loses-the-index': {
    'exploit.sql': EXPLOIT, 'expect.yaml': 'fails: [rls-review/plans-keep-indexes]\n',
    'fix.sql': `${RIGHT_FIX}DROP POLICY own ON notes;\nCREATE POLICY own ON notes TO ward_app USING (ward::text = current_setting('ward.id', true));\n`,
  },
  'ungradable/no-sql': { 'fix.sql': 'please close the leak\n' },
};

/**
 * The world and its exercise in a temporary folder, with changed or left-out (null) files. `name` stands for `ward`
 * in role names, for a test that counts what is left on a server others use too.
 */
export function wardWorld(changes: Record<string, string | null> = {}, name = 'ward'): { world: string; exercise: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'assay-ward-'));
  const samples = Object.entries(SAMPLES).flatMap(([sample, files]) => Object.entries(files).map(([name, text]) => [`ward-rounds/submissions/${sample}/${name}`, text]));
  for (const [path, text] of Object.entries({ ...WARD, ...Object.fromEntries(samples), ...changes } as Record<string, string | null>)) {
    if (text === null) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text.replaceAll(/ward_(owner|app)/g, `${name}_$1`));
  }
  return { world: join(folder, 'world'), exercise: join(folder, 'ward-rounds'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
