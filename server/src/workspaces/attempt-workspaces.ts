import { randomUUID } from 'node:crypto';
import type { SandboxServer, Original, Workspace } from '@assay/fixtures/workspace/workspace.ts';
import type { GradingMaterial } from '@assay/exercises/grading-material.ts';
import type { PullRequest } from '@assay/graders/grader.ts';
import { graderFor } from '@assay/graders/registry.ts';
import type { Logger } from 'pino';
import type { ExerciseStore } from '../catalogue/exercise-store.ts';
import type { Actor } from '../contract/attempt.ts';
import { AppError } from '../errors.ts';
import type { Placement } from './placement.ts';

/** A sandbox server by the name under which attempts remember it. */
export type NamedSandbox = { name: string; url: string; server: SandboxServer };
/** What an attempt is given: an exercise's version, in one of its variants where it has some. */
type Given = { exercise_id: string; variant: string | null };
type PlacedAttempt = Given & { id: string; workspace: Placement | null };

const OWNER = '@owner'; // no tenant can have this name

/** The sandbox databases of attempts whose kind has one: each attempt is placed on one server and stays there. */
export class AttemptWorkspaces {
  readonly #sandboxes: readonly NamedSandbox[];
  readonly #exercises: ExerciseStore;
  readonly #log: Logger;
  readonly #originals = new Map<string, Promise<Original | null>>();

  constructor(sandboxes: readonly NamedSandbox[], exercises: ExerciseStore, log: Logger) {
    this.#sandboxes = sandboxes;
    this.#exercises = exercises;
    this.#log = log;
  }

  gradingMaterial({ exercise_id: exerciseId, variant }: Given): Promise<GradingMaterial> {
    return this.#exercises.material(exerciseId, variant);
  }

  /** What the candidate reads of a pull request, or null where the task is none. */
  async pullRequest(attempt: Given): Promise<PullRequest | null> {
    return (await graderFor(await this.gradingMaterial(attempt))).pullRequest();
  }

  /** Administrator URL of the server for throw-away databases of a grade. */
  sandboxUrl(placement: Placement | null): string {
    return this.#sandbox(placement).url;
  }

  /** Whom the console may act as: every tenant through the application's login, and the owner. */
  async actors(attempt: Given): Promise<Actor[]> {
    const original = await this.#original(attempt);
    if (original === null) return [];
    const { contract } = original.fixture;
    const tenants = Object.keys(contract.tenants).map((tenant): Actor => ({
      id: tenant, kind: 'tenant', tenant, role: contract.login, label: `${tenant} · ${contract.login}`,
    }));
    return [...tenants, { id: OWNER, kind: 'owner', tenant: null, role: contract.roles.owner, label: `owner · ${contract.roles.owner}` }];
  }

  /** Makes templates and warm databases of exercises that will be asked for, in their first variant. */
  async prepare(exerciseIds: readonly string[]): Promise<void> {
    for (const id of exerciseIds) {
      const original = await this.#original({ exercise_id: id, variant: null });
      if (original !== null) for (const { server } of this.#sandboxes) await server.prepare(original);
    }
  }

  /** The attempt's database, also after a restart of this process. */
  open(attempt: PlacedAttempt): Promise<Workspace> {
    return this.#orUnavailable(async () => this.#sandbox(attempt.workspace).server.open(await this.#originalOrRefuse(attempt), attempt.id));
  }

  /** A first database that has answered a query; where it is must be kept with the attempt. Null for a kind without one. */
  openAndAnswer(attempt: PlacedAttempt): Promise<Placement | null> {
    return this.#orUnavailable(async () => {
      const original = await this.#original(attempt);
      if (original === null) return null;
      const placement = attempt.workspace ?? { server: this.#choose(attempt.id).name };
      const workspace = await this.#sandbox(placement).server.open(original, attempt.id);
      const { error } = await workspace.run({ actor: { as: 'owner' }, sql: 'SELECT 1' });
      if (error !== null) throw new Error(`The new workspace did not answer: ${error.message}`);
      return placement;
    });
  }

  reset(attempt: PlacedAttempt): Promise<Workspace> {
    return this.#orUnavailable(async () => this.#sandbox(attempt.workspace).server.reset(await this.#originalOrRefuse(attempt), attempt.id));
  }

  async close(attempt: PlacedAttempt): Promise<void> {
    if (attempt.workspace !== null) await this.#sandbox(attempt.workspace).server.close(attempt.id);
  }

  #sandbox(placement: Placement | null): NamedSandbox {
    const sandbox = placement === null ? this.#sandboxes[0] : this.#sandboxes.find(({ name }) => name === placement.server);
    if (sandbox === undefined) throw new Error(`No sandbox server is called ${placement?.server ?? '(any)'}. SANDBOX_DATABASE_URLS must still name it.`);
    return sandbox;
  }

  /** Spread evenly: the last bits of a UUIDv7 are random. */
  #choose(attemptId: string): NamedSandbox {
    const sandbox = this.#sandboxes[Number.parseInt(attemptId.slice(-6), 16) % this.#sandboxes.length];
    if (sandbox === undefined) throw new Error('There is no sandbox server.');
    return sandbox;
  }

  async #originalOrRefuse(attempt: PlacedAttempt): Promise<Original> {
    const original = await this.#original(attempt);
    if (original === null) throw new AppError('no_database', 'This task is about files alone.');
    return original;
  }

  #original(attempt: Given): Promise<Original | null> {
    const key = `${attempt.exercise_id} ${attempt.variant ?? ''}`;
    const known = this.#originals.get(key);
    if (known !== undefined) return known;
    const original = this.gradingMaterial(attempt).then(graderFor).then((grader) => grader.original());
    this.#originals.set(key, original);
    original.catch(() => this.#originals.delete(key));
    return original;
  }

  async #orUnavailable<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      const incidentId = randomUUID();
      this.#log.error({ err: cause, incidentId }, 'A workspace is not available');
      throw new AppError('workspace_unavailable', 'It is our fault, not yours. Try again in a moment.', { incidentId, retryAfterSeconds: 5, cause });
    }
  }
}
