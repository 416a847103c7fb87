import type pg from 'pg';
import { isTable, type Catalogue, type Column, type Relation } from './catalogue.ts';
import type { Normalise } from './answer.ts';

export type Row = Record<string, string | null>;
/** Rows of every stored relation by its qualified name (oids of what a change creates differ between builds). */
export type Dump = Map<string, Row[]>;

const asText = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig;
const VOLATILE_TYPES = /^(uuid|oid|xid8?|timestamp.*|time.*)$/;
const TOKEN = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:[+-]\d\d(?::?\d\d)?)?|\b\d{3,10}\b/g;

/**
 * Reads stored rows as the administrator. Columns come through their output functions only (a cast to text could
 * be the fixture's own), never through a view.
 */
export async function dumpRows(admin: pg.Client, catalogue: Catalogue): Promise<Dump> {
  const dump: Dump = new Map();
  for (const { sql, kind, columns } of catalogue.relations.values()) {
    if (kind !== 'r' && kind !== 'm' || columns.length === 0) continue;
    const list = columns.map(({ name }) => `"${name.replaceAll('"', '""')}"`).join(', ');
    const { rows } = await admin.query<(string | null)[]>({ text: `SELECT ${list} FROM ONLY ${sql} LIMIT 20000`, rowMode: 'array', types: asText })
      .catch(() => ({ rows: [] as (string | null)[][] })); // a materialized view that was never filled
    dump.set(sql, rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null]))));
  }
  return dump;
}

/**
 * Values that a second build of the same rows makes anew (default times and ids): of columns where the smaller
 * world holds values the full one lacks.
 */
export function volatileColumns(catalogue: Catalogue, full: Dump, smaller: Dump): Set<string> {
  const found = new Set<string>();
  for (const { sql, columns } of catalogue.relations.values()) {
    for (const { name, base } of columns) {
      if (!VOLATILE_TYPES.test(base)) continue;
      const known = new Set((full.get(sql) ?? []).map((row) => row[name]));
      if ((smaller.get(sql) ?? []).some((row) => !known.has(row[name]))) found.add(`${sql} ${name}`);
    }
  }
  return found;
}

/** Hides what differs between two builds: volatile values of this world, and times since the build began. */
export function normaliserOf(dump: Dump, columns: ReadonlySet<string>, from: Date): Normalise {
  const values = new Set<string>();
  for (const [sql, rows] of dump) {
    const mine = Object.keys(rows[0] ?? {}).filter((name) => columns.has(`${sql} ${name}`));
    for (const row of rows) for (const name of mine) if (row[name] != null) values.add(row[name]);
  }
  const since = from.getTime() - 1000;
  return (text) => text.replace(TOKEN, (token) => {
    if (values.has(token)) return '⟨made at load⟩';
    if (!/^\d{4}-\d\d-\d\d[ T]/.test(token)) return token;
    const at = Date.parse(`${token.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')}${/[+-]\d\d(:?\d\d)?$/.test(token.slice(10)) ? '' : 'Z'}`);
    return at >= since && at <= Date.now() + 60_000 ? '⟨now⟩' : token;
  });
}

/** Whose rows are whose, found by which rows a world without a tenant lacks. */
export class TenantData {
  readonly full: Dump;
  readonly tenants: string[];
  readonly #own = new Map<string, Map<string, Row[]>>();
  readonly #known: ReadonlySet<string>;

  /** @param without the same world without each tenant, with the normalisers of both */
  constructor(full: Dump, known: Record<string, Record<string, string>>, without: ReadonlyMap<string, { dump: Dump; normalFull: Normalise; normal: Normalise }>) {
    this.full = full;
    this.tenants = Object.keys(known);
    // The attacker knows every value of the contract but tokens and secrets.
    this.#known = new Set(Object.values(known).flatMap((values) => Object.entries(values).filter(([name]) => !/token|secret/i.test(name)).map(([, value]) => value)));
    for (const [tenant, { dump, normalFull, normal }] of without) {
      const own = new Map<string, Row[]>();
      for (const [sql, rows] of full) own.set(sql, lacking(rows, dump.get(sql) ?? [], normalFull, normal));
      this.#own.set(tenant, own);
    }
    for (const [sql, rows] of full) this.#dropShared(sql, rows, known);
  }

  /** From what each tenant's file put in, where that was watched. */
  static watched(full: Dump, known: Record<string, Record<string, string>>, own: ReadonlyMap<string, Map<string, Row[]>>): TenantData {
    const data = new TenantData(full, known, new Map());
    for (const [tenant, rows] of own) data.#own.set(tenant, rows);
    return data;
  }

  rows(tenant: string, sql: string): Row[] {
    return this.#own.get(tenant)?.get(sql) ?? [];
  }

  /** Values that occur in this tenant's rows and in nobody else's, and that nobody was told. */
  canaries(tenant: string): Set<string> {
    const own = new Set<string>();
    for (const rows of this.#own.get(tenant)?.values() ?? []) for (const row of rows) for (const value of Object.values(row)) if (value !== null && telling(value)) own.add(value);
    const mine = new Set([...this.#own.get(tenant)?.values() ?? []].flat());
    for (const rows of this.full.values()) for (const row of rows) if (!mine.has(row)) for (const value of Object.values(row)) if (value !== null) own.delete(value);
    for (const value of this.#known) own.delete(value);
    return own;
  }

  /** A column that has one value for each tenant, another for each: how a table says whose a row is. */
  tenantColumn(relation: Relation, column: string): boolean {
    const seen = this.tenants.map((tenant) => new Set(this.rows(tenant, relation.sql).map((row) => row[column]))).filter((values) => values.size > 0);
    return seen.length > 1 && seen.every((values) => values.size === 1 && !values.has(null)) && new Set(seen.flatMap((values) => [...values])).size === seen.length;
  }

  /** Rows that change with a tenant but belong to two (sums, counters) belong to nobody; equal rows of an alternate stay the tenant's. */
  #dropShared(sql: string, rows: Row[], known: Record<string, Record<string, string>>): void {
    for (const row of rows) {
      const owners = this.tenants.filter((tenant) => this.rows(tenant, sql).includes(row));
      if (owners.length > 1) for (const owner of owners) this.#own.get(owner)?.set(sql, this.rows(owner, sql).filter((other) => other !== row));
      if (owners.length > 0) continue;
      const named = this.tenants.filter((tenant) => Object.values(known[tenant] ?? {}).some((value) => value.length > 0 && Object.values(row).includes(value)));
      if (named.length === 1 && this.#own.has(named[0] ?? '')) this.#own.get(named[0] ?? '')?.set(sql, [...this.rows(named[0] ?? '', sql), row]);
    }
  }
}

function lacking(rows: Row[], smaller: Row[], normalFull: Normalise, normal: Normalise): Row[] {
  const left = new Map<string, number>();
  for (const row of smaller) {
    const text = normal(JSON.stringify(row));
    left.set(text, (left.get(text) ?? 0) + 1);
  }
  return rows.filter((row) => {
    const text = normalFull(JSON.stringify(row));
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

/** Rows that one dump has and an earlier one of the same database lacks. */
export function added(now: Dump, before: Dump): Map<string, Row[]> {
  const same = (text: string) => text;
  return new Map([...now].map(([sql, rows]) => [sql, lacking(rows, before.get(sql) ?? [], same, same)]));
}

/** Long or odd enough that it would not turn up by chance. */
function telling(value: string): boolean {
  if (/^-?\d+(\.\d+)?$/.test(value)) return value.replace(/\D/g, '').length >= 4;
  return value.length >= 3 && !/^(true|false|null|yes|no)$/i.test(value);
}

/** Relations whose rows can be mined and replayed. */
export const storedTables = (catalogue: Catalogue): Relation[] => [...catalogue.relations.values()].filter(isTable);

export const columnOf = (relation: Relation, name: string): Column | undefined => relation.columns.find((column) => column.name === name);
