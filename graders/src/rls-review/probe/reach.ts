import type { Catalogue } from './catalogue.ts';

const DYNAMIC = /\bexecute\b|\bformat\s*\(/i;
const WRITES = /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?|copy|refresh\s+materialized\s+view(?:\s+concurrently)?)\s+(?:only\s+)?(?:(?:"[^"]+"|[\w$]+)\s*\.\s*)?("[^"]+"|[\w$]+)/gi;

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
    }
  }

  /** Relations and routines a routine's code names, directly or through others it names. */
  named(routine: number, seen = new Set<number>()): Set<number> {
    for (const oid of this.#mentioned.get(routine) ?? []) {
      if (seen.has(oid)) continue;
      seen.add(oid);
      if (this.#catalogue.routines.has(oid)) this.named(oid, seen);
    }
    return seen;
  }

  /** Whether a routine names any relation, directly or through others, or is put together as it runs. */
  readsRows(routine: number): boolean {
    return [routine, ...this.named(routine)].some((oid) => this.#catalogue.relations.has(oid) || DYNAMIC.test(this.#catalogue.routines.get(oid)?.source ?? ''));
  }

  /** Relations a routine may write, directly or through routines it names. Code that is put together may write all it names. */
  written(routine: number): Set<number> {
    const { relations, routines } = this.#catalogue;
    const found = new Set<number>();
    for (const oid of [routine, ...this.named(routine)]) {
      const source = routines.get(oid)?.source;
      if (source === undefined) continue;
      const anything = source === '' || DYNAMIC.test(source);
      const targets = new Set([...source.matchAll(WRITES)].map(([, name = '']) => name.replaceAll('"', '').toLowerCase()));
      for (const mentioned of this.#mentioned.get(oid) ?? []) {
        const relation = relations.get(mentioned);
        if (relation !== undefined && (anything || targets.has(relation.name.toLowerCase()))) found.add(mentioned);
      }
    }
    return found;
  }

  /** Everything that may read differently after these objects changed, themselves included. */
  affectedBy(oids: Iterable<number>): Set<number> {
    const found = new Set(oids);
    // Writing a view writes what is under it; a view that only reads differently writes nothing.
    for (const oid of found) {
      if (this.#catalogue.relations.get(oid)?.kind !== 'v') continue;
      for (const under of this.#catalogue.dependsOn.get(oid) ?? []) if (this.#catalogue.relations.has(under)) found.add(under);
    }
    for (const oid of found) for (const next of this.#affects.get(oid) ?? []) found.add(next);
    return found;
  }
}
