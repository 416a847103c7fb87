import { isTable } from './catalogue.ts';
import type { Step } from './step.ts';
import type { Subject } from './subject.ts';
import { columnOf } from './tenant-data.ts';
import { identifier, literal } from './values.ts';

const MOST_ROWS = 2;

/**
 * A table of one's own that refers to a key of the victim's: the check of a reference reads past every policy, so
 * whether the row goes in tells whether the key is there. It takes the right REFERENCES and a schema to create in.
 */
export function references(subject: Subject): Step[] {
  const [schema] = subject.catalogue.creatable.get(subject.role) ?? [];
  if (schema === undefined) return [];
  const table = `${identifier(schema)}.${identifier('links_of_mine')}`;
  return [...subject.catalogue.relations.values()].filter((relation) => isTable(relation) && !subject.isShared(relation) && subject.may(relation, 'REFERENCES')).flatMap((relation) => relation.keys.filter(({ kind }) => kind !== 'exclusion').flatMap(({ columns }) => {
    const typed = columns.map((name) => `${identifier(name)} ${columnOf(relation, name)?.type ?? 'text'}`).join(', ');
    const names = columns.map(identifier).join(', ');
    return subject.rowsOf('victim', relation).slice(0, MOST_ROWS).map((row): Step => ({
      object: relation.sql, verb: 'insert', oid: relation.oid, touches: [], tier: 'sql', channel: 'fk-existence',
      sql: `CREATE TABLE ${table} (${typed}, FOREIGN KEY (${names}) REFERENCES ${relation.sql} (${names})); INSERT INTO ${table} VALUES (${columns.map((name) => literal(row[name] ?? null, columnOf(relation, name)?.type ?? 'text')).join(', ')})`,
    }));
  }));
}
