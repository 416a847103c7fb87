import type { Choose } from '../explore/explore.ts';

/** What happened in one schedule, in order. `task` is null outside of the tasks. */
export type TraceStep = { task: number | null; text: string };
/** For a step that cannot always be taken: until when it waits, and what happens when that never comes. */
export type Waits = { until(): boolean; giveUp(): Promise<void> };
export type StepOptions = {
  task?: number | null;
  /** Its moment changes nothing for others, so that it is no choice. Asked when it could be taken. */
  silent?(): boolean;
  waits?: Waits;
};
type Step = { id: string; task: number | null; run(): Promise<unknown>; silent(): boolean; waits: Waits | null };

/** Whose turn it is in one world: what came up, what is chosen, and what happened so far. */
export class Turns {
  /** Who acts now. */
  task: number | null = null;
  interleaving = false;
  readonly trace: TraceStep[] = [];
  readonly #choose: Choose | null;
  readonly #counts = new Map<number | null, number>();
  readonly #steps: Step[] = [];

  constructor(choose: Choose | null) {
    this.#choose = choose;
  }

  /** Something came up; it happens when its turn comes. */
  add(run: () => Promise<unknown>, { task = this.task, silent = () => false, waits }: StepOptions = {}): void {
    const count = (this.#counts.get(task) ?? 0) + 1;
    this.#counts.set(task, count);
    this.#steps.push({ id: `${task ?? 'test'}.${count}`, task, run, silent: () => !this.interleaving || silent(), waits: waits ?? null });
  }

  /** As `add`, for what is never a choice. */
  addSilent(run: () => Promise<unknown>, options: Omit<StepOptions, 'silent'> = {}): void {
    this.add(run, { ...options, silent: () => true });
  }

  say(text: string, task = this.task): void {
    this.trace.push({ task, text });
  }

  /** Takes the one step that comes next: what is no choice first, then the chosen one. False when none can be taken. */
  async next(): Promise<boolean> {
    const ready = this.#steps.filter(({ waits }) => waits === null || waits.until());
    const step = ready.find(({ silent }) => silent()) ?? this.#chosen(ready);
    if (step === undefined) return false;
    this.#take(step);
    await step.run();
    return true;
  }

  /** The first that waits gets to know that what it waits for never comes. */
  async giveUp(): Promise<boolean> {
    const [step] = this.#steps;
    if (step === undefined) return false;
    this.#take(step);
    await step.waits?.giveUp();
    return true;
  }

  #take(step: Step): void {
    this.#steps.splice(this.#steps.indexOf(step), 1);
    this.task = step.task;
  }

  #chosen(ready: readonly Step[]): Step | undefined {
    if (ready.length === 0 || this.#choose === null) return ready[0];
    const ordered = [...ready].sort((a, b) => (a.task ?? -1) - (b.task ?? -1) || a.id.localeCompare(b.id, 'en', { numeric: true }));
    return ordered[this.#choose(ordered.map(({ id, task }) => ({ id, task: task ?? -1 })))];
  }
}
