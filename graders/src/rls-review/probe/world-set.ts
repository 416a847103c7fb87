import type pg from 'pg';
import { applyChange, type World, type WorldRoles } from '@assay/fixtures/database/lay-out-world.ts';
import type { Fixture } from '@assay/fixtures/database/load-fixture.ts';
import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import { allOrFirstFailure } from '../all-or-first-failure.ts';
import type { Population, Templates } from './templates.ts';

export type Pair = { full: World; without: World; from: Date };

/** The worlds of one probe: clones of a fixture's templates, to which its changes are applied. */
export class WorldSet {
  readonly fixture: Fixture;
  readonly changes: readonly SqlFile[];
  readonly #templates: Templates;
  readonly #worlds = new Set<World>();
  #turn: Promise<unknown> = Promise.resolve();

  /** @param fixture laid out in these templates; its uses may be others than theirs */
  constructor(templates: Templates, fixture: Fixture, changes: readonly SqlFile[]) {
    this.#templates = templates;
    this.fixture = fixture;
    this.changes = changes;
  }

  get roles(): WorldRoles {
    return this.#templates.roles;
  }

  /** The server's administrator, for ending statements from outside. */
  get admin(): pg.Pool {
    return this.#templates.admin;
  }

  /** A full world and the one without the victim. Another build is filled anew, so that what is chance differs. */
  async pair(population: Population, build: number): Promise<Pair> {
    const templates = await this.#templates.pair(population, build);
    const [full, without] = await allOrFirstFailure([this.#changed(templates.full), this.#changed(templates.without)]);
    return { full, without, from: templates.from };
  }

  /** One full world alone. */
  async alone(): Promise<World> {
    return this.#changed(await this.#templates.all());
  }

  /** One full world without the changes. */
  async original(): Promise<World> {
    return this.#clone(await this.#templates.all());
  }

  /** Something worked out from the fixture alone, whatever the changes. */
  remember<T>(what: string, workOut: () => Promise<T>): Promise<T> {
    return this.#templates.remember(what, workOut);
  }

  /** An empty world for working such things out: schema and shared rows. */
  async empty(): Promise<World> {
    return this.#clone(await this.#templates.base());
  }

  /** Leaves a world to the templates, which drop it when they are no longer needed. Returns its database. */
  keep(world: World): string {
    this.#worlds.delete(world);
    return world.database;
  }

  /** A clone of a database that was kept, with the changes, or with the first so many of them. */
  async changedFrom(template: string, count = this.changes.length): Promise<World> {
    return this.#changed(template, count);
  }

  async #change(world: World, count: number): Promise<void> {
    // One after the other: role attributes and memberships are global, and two writers of one role collide.
    const mine = this.#turn.then(async () => {
      for (const change of this.changes.slice(0, count)) await applyChange(world, change);
    });
    this.#turn = mine.catch(() => {});
    await mine;
  }

  async drop(world: World): Promise<void> {
    this.#worlds.delete(world);
    await this.#templates.drop(world.database);
  }

  async close(): Promise<void> {
    for (const world of this.#worlds) await this.drop(world);
  }

  async #changed(template: string, count = this.changes.length): Promise<World> {
    const world = await this.#clone(template);
    await this.#change(world, count);
    return world;
  }

  async #clone(template: string): Promise<World> {
    const database = await this.#templates.create(template);
    await this.#templates.carrySettings(template, database);
    const world = { ...this.#templates.world(database), fixture: this.fixture };
    this.#worlds.add(world);
    return world;
  }
}
