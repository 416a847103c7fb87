import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFixture, type Fixture } from '@assay/fixtures/database/load-fixture.ts';

const CONTRACT = {
  roles: { owner: 'tool_owner', app: 'tool_app' }, login: 'tool_app', attacker: 'app',
  enter: [`SELECT set_config('tool.shop', '{shop}', true)`], tenants: { ada: { shop: '41' }, ben: { shop: '42' } },
  shared: ['public.shops'], accepted: ['explain', 'statistics', 'activity', 'ctid', 'timing'],
};
const SCHEMA = `SET ROLE tool_owner;
  CREATE FUNCTION shop() RETURNS int LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('tool.shop', true), '')::int $$;
  CREATE TABLE orders (shop int NOT NULL, id int NOT NULL, buyer text NOT NULL, PRIMARY KEY (shop, id));
  CREATE TABLE notes (shop int NOT NULL, id int NOT NULL, body text NOT NULL, PRIMARY KEY (shop, id));
  CREATE TABLE shops (shop int PRIMARY KEY);
  CREATE TABLE opened (shop int NOT NULL REFERENCES shops, to_shop int NOT NULL REFERENCES shops, until date NOT NULL, PRIMARY KEY (shop, to_shop));
  ALTER TABLE orders ENABLE ROW LEVEL SECURITY; ALTER TABLE notes ENABLE ROW LEVEL SECURITY; ALTER TABLE opened ENABLE ROW LEVEL SECURITY;
  CREATE POLICY own ON orders TO tool_app USING (shop = shop());
  CREATE POLICY own ON notes TO tool_app USING (shop = shop());
  CREATE POLICY opened ON notes FOR SELECT TO tool_app USING (EXISTS (SELECT FROM opened o WHERE o.shop = notes.shop AND o.to_shop = shop() AND o.until >= current_date));
  CREATE POLICY own ON opened TO tool_app USING (shop = shop());
  CREATE POLICY given ON opened FOR SELECT TO tool_app USING (to_shop = shop());
  GRANT SELECT, INSERT, UPDATE, DELETE ON orders, notes, opened TO tool_app; GRANT SELECT ON shops TO tool_app;`;
const rows = (shop: number, buyer: string) => `INSERT INTO orders VALUES (${shop}, 1, '${buyer}'), (${shop}, 2, '${buyer} again');
  INSERT INTO notes VALUES (${shop}, 1, 'Note on ${buyer}');`;
const USES = `-- as: ada\n-- rows: 2\nSELECT buyer FROM orders WHERE shop = 41;\n-- affects: 1\nUPDATE notes SET body = 'x' WHERE shop = 41 AND id = 1;
-- affects: 1\nINSERT INTO opened VALUES (41, 42, '2099-12-31');\n-- as: ben\n-- affects: 1\nINSERT INTO opened VALUES (42, 41, '2099-12-31');\n`;

/** Two shops, told apart by a local setting, that may open their notes to each other: the smallest world in which everything can go wrong. */
export function smallWorld(): Fixture {
  const folder = mkdtempSync(join(tmpdir(), 'assay-probe-'));
  mkdirSync(join(folder, 'tenants'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('fixture.json', JSON.stringify(CONTRACT));
  write('schema.sql', SCHEMA);
  write('shared.sql', 'INSERT INTO shops VALUES (41), (42);');
  write('tenants/ada.sql', rows(41, 'Margarethe Vogel'));
  write('tenants/ben.sql', rows(42, 'Konstantin Bauer'));
  write('uses.sql', USES);
  return loadFixture(folder);
}
