import { asCsv } from './csv.ts';
import { defaultActorFor, headerTenant } from './file-actor.ts';
import { outcomeText } from './outcome-text.ts';
import { readPlan } from './plan-node.ts';

const tenant = (name: string) => ({ id: name, kind: 'tenant' as const, tenant: name, role: 'app_user', label: `${name} · app_user` });
const actors = [tenant('acme'), tenant('globex'), { id: '@owner', kind: 'owner' as const, tenant: null, role: 'app_owner', label: 'owner · app_owner' }];

test('CSV keeps NULL apart from an empty text, and quotes what would break a row', () => {
  const columns = ['a', 'b'].map((name) => ({ name, type: 'text' }));
  expect(asCsv({ columns, rows: [[null, ''], ['x,y', 'say "hi"\nbye']] })).toBe('a,b\r\n,""\r\n"x,y","say ""hi""\nbye"\r\n');
});

test('the tenant of a file is named in its head, and only there', () => {
  expect(headerTenant('-- a proof\n-- as: globex\nSELECT 1')).toBe('globex');
  expect(headerTenant('SELECT 1;\n-- as: globex')).toBeNull();
});

test('a file runs as its head says, a fix as the owner, anything else as the first tenant', () => {
  expect(defaultActorFor('exploit.sql', '-- as: globex\nSELECT 1', actors)).toBe('globex');
  expect(defaultActorFor('exploit.sql', '-- as: nobody\nSELECT 1', actors)).toBe('acme');
  expect(defaultActorFor('fix.sql', 'ALTER TABLE x FORCE ROW LEVEL SECURITY', actors)).toBe('@owner');
});

test('a plan is read as Postgres wraps it; what is no plan is not made one', () => {
  const scan = { 'Node Type': 'Seq Scan', 'Relation Name': 'notes', 'Total Cost': 22, 'Plan Rows': 1200, Filter: '(household_id = 1)' };
  const plan = readPlan([{ Plan: { 'Node Type': 'Sort', 'Total Cost': 86.37, 'Plan Rows': 1200, 'Sort Key': ['id', 'body'], Plans: [scan] } }]);
  expect(plan).toMatchObject({ title: 'Sort', conditions: ['Sort Key: id, body'], children: [{ title: 'Seq Scan on notes', conditions: ['Filter: (household_id = 1)'] }] });
  expect(readPlan({ anything: 'else' })).toBeNull();
});

test('one line says how a run went', () => {
  const result = { statement: '', line: 1, command: 'SELECT', rowCount: 1, columns: [{ name: 'a', type: 'text' }], rows: [], truncated: null, plan: null, durationMs: 1 };
  const answer = { actor: 'acme', results: [result], error: null, notices: [], durationMs: 1 };
  expect(outcomeText(answer)).toBe('1 row');
  expect(outcomeText({ ...answer, results: [result, { ...result, command: 'UPDATE', columns: [], rowCount: 3 }] })).toBe('2 statements, last: UPDATE 3');
});
