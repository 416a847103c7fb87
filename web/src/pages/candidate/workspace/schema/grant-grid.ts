import type { GrantView, SchemaView } from '@assay/server/contract/schema-view.ts';

/** One letter a privilege, in a fixed order so that rows compare at a glance. */
const LETTERS: Record<string, string> = {
  SELECT: 'S', INSERT: 'I', UPDATE: 'U', DELETE: 'D', TRUNCATE: 'T', REFERENCES: 'R', TRIGGER: 'G', MAINTAIN: 'M', USAGE: 'u', EXECUTE: 'X',
};

export type GrantGrid = {
  roles: string[];
  rows: { object: string; signature: string; cells: { letters: string; words: string }[] }[];
  legend: [letter: string, word: string][];
};

/** Every object that somebody holds a privilege on, against every role that holds any. Owners' own rights are left to the owner column of the tree. */
export function grantGrid(schema: SchemaView, filter: string): GrantGrid {
  const wanted = filter.trim().toLowerCase();
  const objects = [
    ...schema.relations.map(({ name, owner, grants }) => ({ object: name, signature: name, owner, grants })),
    ...schema.functions.map(({ name, arguments: args, owner, grants }) => ({ object: `${name}()`, signature: `${name}(${args})`, owner, grants })),
  ].filter(({ object }) => object.toLowerCase().includes(wanted));
  const granted = objects.map(({ object, signature, owner, grants }) => ({ object, signature, grants: grants.filter(({ role }) => role !== owner) })).filter(({ grants }) => grants.length > 0);
  const roles = [...new Set(granted.flatMap(({ grants }) => grants.map(({ role }) => role)))].sort();
  const used = new Set(granted.flatMap(({ grants }) => grants.map(({ privilege }) => privilege)));
  return {
    roles,
    rows: granted.map(({ object, signature, grants }) => ({ object, signature, cells: roles.map((role) => cellOf(grants.filter((grant) => grant.role === role))) })),
    legend: Object.entries(LETTERS).filter(([privilege]) => used.has(privilege)).map(([privilege, letter]) => [letter, privilege]),
  };
}

function cellOf(grants: GrantView[]): { letters: string; words: string } {
  const privileges = [...new Set(grants.map(({ privilege }) => privilege))];
  const order = Object.keys(LETTERS);
  privileges.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const partly = (privilege: string) => grants.filter((grant) => grant.privilege === privilege).every(({ column }) => column !== null);
  return {
    letters: privileges.map((privilege) => (LETTERS[privilege] ?? '?') + (partly(privilege) ? '*' : '')).join(' '),
    words: grants.map(({ privilege, column }) => (column === null ? privilege : `${privilege} (${column})`)).join(', '),
  };
}
