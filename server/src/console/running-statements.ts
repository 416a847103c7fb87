import { AppError } from '../errors.ts';

/** The scripts that run now in this process, one per attempt, so that they can be cancelled. */
export class RunningStatements {
  readonly #running = new Map<string, AbortController>();

  async during<T>(attemptId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#running.has(attemptId)) throw new AppError('console_busy', 'Wait for it or cancel it.');
    const controller = new AbortController();
    this.#running.set(attemptId, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.#running.delete(attemptId);
    }
  }

  /** False when nothing was running. */
  cancel(attemptId: string): boolean {
    const controller = this.#running.get(attemptId);
    controller?.abort();
    return controller !== undefined;
  }
}
