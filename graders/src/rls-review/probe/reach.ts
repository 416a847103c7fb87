import type { Catalogue } from './catalogue.ts';

/** What a change of one relation, or a call of one routine, can make different: followed through the catalogue. */
export class Reach {
  readonly #catalogue: Catalogue;
  readonly #mentioned = new Map<number, Set<number>>();
  readonly #affects = new Map<number, Set<number>>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
    const { relations, routines, dependsOn } = catalogue;
    const objects = [...relations.values(), ...routines.values()];
    const patterns = objects.map(({ oid, name }) => ({ oid, name: name.toLowerCase(), pattern: new RegExp(`(?<![\\w$])${name.replace(/[^\w]/g, '\\$&')}(?![\\w$])`, 'i') }));
    const mentions = (text: string) => {
      const lower = text.toLowerCase();
      return new Set(patterns.filter(({ name, pattern }) => lower.includes(name) && pattern.test(text)).map(({ oid }) => oid));
    };
    for (const { oid, source } of routines.values()) this.#mentioned.set(oid, mentions(source));
    const edge = (from: number, to: number) => { if (from !== to) this.#affects.set(from, (this.#affects.get(from) ?? new Set()).add(to)); };
    for (const [from, targets] of dependsOn) for (const target of targets) edge(target, from);
    for (const { oid, source } of routines.values()) if (source !== '') for (const target of this.#mentioned.get(oid) ?? []) edge(target, oid);
    for (const relation of relations.values()) {
      for (const parent of relation.parents) { edge(relation.oid, parent); edge(parent, relation.oid); }
      for (const { target, onDelete } of relation.foreignKeys) if (onDelete !== 'a' && onDelete !== 'r') edge(target, relation.oid);
      for (const trigger of relation.triggers) for (const target of this.written(trigger)) edge(relation.oid, target);
      if (relation.rules !== '') for (const target of mentions(relation.rules)) edge(relation.oid, target);
      // Writing a view writes what is under it.
      if (relation.kind === 'v') for (const target of dependsOn.get(relation.oid) ?? []) if (relations.has(target)) edge(relation.oid, target);
    }
  }

  /** Relations and routines a routine's code names, directly or through others it names. */
  written(routine: number, seen = new Set<number>()): Set<number> {
    for (const oid of this.#mentioned.get(routine) ?? []) {
      if (seen.has(oid)) continue;
      seen.add(oid);
      if (this.#catalogue.routines.has(oid)) this.written(oid, seen);
    }
    return seen;
  }

  /** Everything that may read differently after these objects changed, themselves included. */
  affectedBy(oids: Iterable<number>): Set<number> {
    const found = new Set(oids);
    for (const oid of found) for (const next of this.#affects.get(oid) ?? []) found.add(next);
    return found;
  }
}
