import { onlyReads } from './statement-kind.ts';

/**
 * Tables that no task writes: reading them is no choice, since no order changes what is read. Which ones they are is
 * learned while orders are run; a table that turns out to be written is a surprise, and the search begins anew.
 */
export class Constants {
  readonly #tables: readonly string[];
  readonly #written = new Set<string>();
  #relied = new Set<string>();
  #surprise = false;

  constructor(tables: readonly string[]) {
    this.#tables = tables;
  }

  isConstantRead(text: string): boolean {
    // A function may read or write anything.
    if (!onlyReads(text)) return false;
    const named = this.#named(text);
    if (named.length === 0 || named.some((table) => this.#written.has(table))) return false;
    for (const table of named) this.#relied.add(table);
    return true;
  }

  /** Everything that is no plain SELECT writes, or locks, every table that it names. */
  note(text: string): void {
    if (onlyReads(text)) return;
    for (const table of this.#named(text)) {
      this.#written.add(table);
      if (this.#relied.has(table)) this.#surprise = true;
    }
  }

  /** Whether a table that was relied on was written since the last time. */
  takeSurprise(): boolean {
    const was = this.#surprise;
    this.#surprise = false;
    this.#relied = new Set();
    return was;
  }

  #named(text: string): string[] {
    const words = new Set(text.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? []);
    return this.#tables.filter((table) => words.has(table.toLowerCase()));
  }
}
