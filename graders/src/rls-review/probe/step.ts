/** One question an actor asks, the same text in every world. */
export type Step = {
  /** Qualified name of the relation, `schema.function(types)`, or what else is asked. */
  object: string;
  verb: string;
  sql: string;
  /** Relations and routines it may change; empty for a question that only reads. */
  touches: number[];
  /** The relation or routine itself, for following its dependants. */
  oid: number;
  /** Values chosen to collide with a key of the victim. */
  collides?: boolean;
  /** Rights it works with; `sql` asks what only arbitrary SQL can. */
  tier?: 'app' | 'sql';
  /** How often it is answered hangs on the plan; only the victim's values in the answer count. */
  valuesOnly?: boolean;
  /** The accepted channel it listens on, when that is what it is for. */
  channel?: string;
};
