import { loadCompute, type LoadedCompute } from './compute.ts';
import type { Shared } from './guest-host.ts';
import { Instance } from './instance.ts';
import { fileNames } from './modules.ts';
import type { Command, Reply, Start } from './protocol.ts';
import type { Engine } from './vm.ts';

/** The VMs of one job, by instance name. */
export class Session<H> {
  readonly #shared: Shared<H>;
  readonly #instances = new Map<string, Instance<H>>();
  #usedMs = 0;
  #requests = 0;

  private constructor(engine: Engine<H>, start: Start, { compute, meters }: LoadedCompute) {
    this.#shared = {
      engine, start, compute, meters, files: fileNames(start.sources),
      nextRequest: () => ++this.#requests, leftMs: () => Math.max(0, start.limits.totalMs - this.#usedMs),
    };
  }

  static async start<H>(engine: Engine<H>, start: Start): Promise<Session<H>> {
    return new Session(engine, start, await loadCompute(start.compute));
  }

  /** Runs one command until nothing is left to do in its VM. */
  async obey(command: Command): Promise<Reply> {
    const began = performance.now();
    const instance = this.#instances.get(command.instance) ?? await Instance.open(command.instance, this.#shared);
    this.#instances.set(command.instance, instance);
    if (command.do === 'forget') instance.dispose();
    else {
      if (command.do === 'call') instance.call(command.id, command.module, command.fn, command.args);
      else instance.settle(command.id, command);
      if (!instance.spent) instance.run();
      if (instance.spent) instance.dispose();
    }
    if (instance.spent) this.#instances.delete(command.instance);
    this.#usedMs += performance.now() - began;
    return { ...instance.take(), gone: instance.spent };
  }
}
