/** What the catalogue of a laid-out world says, by oid. Names are the server's. */
export type Column = {
  name: string; type: string; base: string; notNull: boolean; default: string | null; identity: string; generated: boolean; labels: string[];
};
export type Key = { columns: string[]; kind: 'primary' | 'unique' | 'exclusion' };
export type ForeignKey = { columns: string[]; target: number; targetColumns: string[]; onDelete: string };
export type Policy = { name: string; command: string; permissive: boolean; roles: string[]; using: string | null; check: string | null; columns: string[] };
export type Relation = {
  oid: number; schema: string; name: string; sql: string; kind: 'r' | 'p' | 'v' | 'm' | 'f'; owner: string; rowSecurity: boolean; forced: boolean;
  partition: boolean; parents: number[]; options: string[]; definition: string; updatable: number;
  columns: Column[]; keys: Key[]; foreignKeys: ForeignKey[]; policies: Policy[]; triggers: number[]; rules: string; checks: string;
};
export type Argument = { name: string; type: string };
export type Routine = {
  oid: number; schema: string; name: string; sql: string; args: Argument[]; returns: string; set: boolean; kind: 'f' | 'p' | 'a' | 'w'; volatile: 'i' | 's' | 'v';
  definer: boolean; leakproof: boolean; owner: string; config: string[]; source: string; trigger: boolean;
};
export type Verb = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE' | 'REFERENCES' | 'TRIGGER';
export type Rights = { verbs: Set<Verb>; columns: { SELECT: Set<string>; INSERT: Set<string>; UPDATE: Set<string> } };
export type RoleFacts = {
  name: string; superuser: boolean; bypassRls: boolean; replication: boolean;
  /** Every role this one is a member of, directly or not. */
  memberOf: { role: string; inherit: boolean; set: boolean; /** It may grant itself what it lacks of the role. */ admin: boolean }[]; settings: string[];
};
export type Sequence = { oid: number; sql: string };

export type Catalogue = {
  relations: Map<number, Relation>;
  routines: Map<number, Routine>;
  sequences: Sequence[];
  roles: Map<string, RoleFacts>;
  largeObjects: number[];
  /** role → relation → rights; a relation in a schema the role may not enter is left out. */
  rights: Map<string, Map<number, Rights>>;
  /** role → sequence oids it may use or read. */
  sequenceRights: Map<string, Set<number>>;
  /** role → routines it may call. */
  callable: Map<string, Set<number>>;
  /** role → schemas it may create in. */
  creatable: Map<string, string[]>;
  /** relation → relations that its rule or policies depend on (pg_depend). */
  dependsOn: Map<number, Set<number>>;
  /** Settings named anywhere in the world's code. */
  settings: string[];
};

export const hasColumn = (relation: Relation, name: string): boolean => relation.columns.some((column) => column.name === name);
export const isTable = ({ kind }: Relation): boolean => kind === 'r' || kind === 'p';
