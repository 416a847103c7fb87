import type { FixtureContract } from '@assay/fixtures/database/fixture-contract.ts';
import { isTable, type Catalogue, type Relation, type Rights, type Verb } from './catalogue.ts';
import type { Reach } from './reach.ts';
import type { Row, TenantData } from './tenant-data.ts';
import { Translation } from './values.ts';

/** Everything the questions of one attacker about one victim are made from. */
export class Subject {
  readonly catalogue: Catalogue;
  readonly reach: Reach;
  readonly data: TenantData;
  readonly contract: FixtureContract;
  /** The role whose rights count: current_user once the context is entered. */
  readonly role: string;
  readonly attacker: string | null;
  readonly victim: string;
  /** Rows the two see of relations that store none themselves, by qualified name. */
  readonly seen: ReadonlyMap<string, { attacker: Row[]; victim: Row[] }>;
  /** The role that logs in, by the server's name. */
  readonly login: string;
  /** The attacker's own way into its context. */
  readonly reenter: string[];

  constructor(parts: Pick<Subject, 'login' | 'reenter' | 'catalogue' | 'reach' | 'data' | 'contract' | 'role' | 'attacker' | 'victim' | 'seen'>) {
    this.catalogue = parts.catalogue;
    this.reach = parts.reach;
    this.data = parts.data;
    this.contract = parts.contract;
    this.role = parts.role;
    this.attacker = parts.attacker;
    this.victim = parts.victim;
    this.seen = parts.seen;
    this.login = parts.login;
    this.reenter = parts.reenter;
  }

  get relations(): Relation[] {
    return [...this.catalogue.relations.values()].filter(({ oid }) => this.rights(oid) !== undefined);
  }

  rights(oid: number): Rights | undefined {
    return this.catalogue.rights.get(this.role)?.get(oid);
  }

  /** Columns a verb may name; none without the right. */
  columns(relation: Relation, verb: 'SELECT' | 'INSERT' | 'UPDATE'): string[] {
    const allowed = this.rights(relation.oid)?.columns[verb];
    return relation.columns.filter(({ name }) => allowed?.has(name)).map(({ name }) => name);
  }

  may(relation: Relation, verb: Verb): boolean {
    return this.rights(relation.oid)?.verbs.has(verb) ?? false;
  }

  isShared({ schema, name }: Relation): boolean {
    return this.contract.shared.includes(`${schema}.${name}`);
  }

  rowsOf(who: 'attacker' | 'victim', relation: Relation): Row[] {
    const tenant = who === 'attacker' ? this.attacker : this.victim;
    const stored = tenant === null ? [] : this.#stored(tenant, relation);
    return stored.length > 0 ? stored : this.seen.get(relation.sql)?.[who] ?? [];
  }

  /** A partitioned table's rows lie in its partitions. */
  #stored(tenant: string, relation: Relation): Row[] {
    if (!isTable(relation)) return [];
    const own = this.data.rows(tenant, relation.sql);
    if (relation.kind !== 'p') return own;
    return [...this.catalogue.relations.values()].filter(({ parents }) => parents.includes(relation.oid)).flatMap((child) => this.#stored(tenant, child));
  }

  allRows(relation: Relation): Row[] {
    if (relation.kind !== 'p') return this.data.full.get(relation.sql) ?? [];
    return [...this.catalogue.relations.values()].filter(({ parents }) => parents.includes(relation.oid)).flatMap((child) => this.allRows(child));
  }

  /** What columns call the victim by. */
  tenantValues(): string[] {
    return [...this.catalogue.relations.values()].filter(isTable).flatMap((relation) => relation.columns.filter(({ name }) => this.data.tenantColumn(relation, name))
      .map(({ name }) => this.data.rows(this.victim, relation.sql)[0]?.[name])).filter((value) => value != null);
  }

  /** How one of the two is said in place of the other. */
  translation(from: 'attacker' | 'victim'): Translation {
    const [one, other] = from === 'attacker' ? [this.attacker, this.victim] : [this.victim, this.attacker];
    if (one === null || other === null) return new Translation([]);
    const pairs: [string, string][] = Object.entries(this.contract.tenants[one] ?? {}).flatMap(([name, value]) => {
      const also = this.contract.tenants[other]?.[name];
      return also === undefined || /token|secret/i.test(name) ? [] : [[value, also] as [string, string]];
    });
    for (const relation of this.catalogue.relations.values()) {
      for (const { name } of relation.columns) {
        const here = this.data.rows(one, relation.sql)[0]?.[name];
        const there = this.data.rows(other, relation.sql)[0]?.[name];
        if (here != null && there != null && this.data.tenantColumn(relation, name)) pairs.push([here, there]);
      }
    }
    return new Translation(pairs);
  }
}
