import type { Json, Moment, Outcome, SandboxSession } from '../../sandbox/sandbox-types.ts';
import { LOADED, PAGE, SERVICE, STARTED } from './code-session.ts';
import type { Turns } from './turns.ts';
import { answerOf } from './wording.ts';

/** The process that answers when all share one. */
export const FIRST = 'p1';

export type Done = (answer: unknown) => Promise<void>;

/** Calls into the processes and pages of one world that have not ended, and the ends that nobody has been told. */
export class Calls {
  readonly #code: SandboxSession;
  readonly #turns: Turns;
  #moment: Moment;
  readonly #instances = new Set<string>();
  readonly #ended: (() => Promise<void>)[] = [];

  constructor(code: SandboxSession, turns: Turns, moment: Moment) {
    this.#code = code;
    this.#turns = turns;
    this.#moment = moment;
  }

  /** Makes the process that is needed first, while other things are made. */
  prepare(): void {
    this.start(FIRST, SERVICE, 'arrive', [], async () => {});
  }

  /** Starts a call; `done` gets its end when everything is quiet, under the task that started it. */
  start(instance: string, module: string, fn: string, args: Json[], done: Done): void {
    const { task } = this.#turns;
    this.#instances.add(instance);
    void this.#code.call(module, fn, args, { instance, from: module === PAGE ? LOADED : STARTED, moment: this.#moment }).then((outcome: Outcome) => {
      this.end(async () => {
        this.#turns.task = task;
        await done(answerOf(outcome));
      });
    });
  }

  /** To be told when everything is quiet. */
  end(tell: () => Promise<void>): void {
    this.#ended.push(tell);
  }

  /** Tells the first end that nobody was told; false when there is none. */
  async tellEnd(): Promise<boolean> {
    const tell = this.#ended.shift();
    await tell?.();
    return tell !== undefined;
  }

  /** Time passes in all that there is, and was later for all that comes. */
  async advance(ms: number): Promise<void> {
    this.#moment = { ...this.#moment, epochMs: this.#moment.epochMs + ms };
    for (const instance of [...this.#instances].sort()) await this.#code.advance(instance, ms);
  }

  async forget(): Promise<void> {
    for (const instance of this.#instances) await this.#code.forget(instance);
  }
}
