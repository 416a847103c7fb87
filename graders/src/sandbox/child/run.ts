import { pathToFileURL } from 'node:url';
import type { Opening, Reply, Request } from '../protocol.ts';
import type { Json, Moment } from '../sandbox-types.ts';
import { tryToReachOut } from './canaries.ts';
import type { Engine, Frozen } from './engine.ts';
import { Instance, type InstanceEvents } from './instance.ts';
import { quickjsEmscripten } from './quickjs-emscripten.ts';
import { quickjsWasi } from './quickjs-wasi.ts';

/** Memory of realms that are gone is freed when V8 comes to it; before the limit of the process is near, we ask. */
const FREED_AT = 256 * 2 ** 20;

/** Frozen states of one run together; what does not fit is loaded anew each time. */
const MOST_FROZEN = 192 * 2 ** 20;

/** More at once would come near the limit of the process rather than of a realm. */
const MOST_INSTANCES = 8;

type Compute = (op: string, args: Json) => Json;

/** What the child knows: the engine, one submission, and its live instances. */
export class Run {
  readonly #send: (reply: Reply) => void;
  readonly #instances = new Map<string, Instance>();
  readonly #frozen = new Map<string, Frozen>();
  #engine: Engine | null = null;
  #opening: Opening | null = null;
  #compute: Compute = () => {
    throw new Error('This job has no compute module.');
  };
  #gone = 0;
  #reply: Reply = { worked: 0 };
  #usage = { outputBytes: 0, instances: 0, peakMemoryBytes: 0 };

  constructor(send: (reply: Reply) => void) {
    this.#send = send;
  }

  async handle(request: Request): Promise<void> {
    if (request.do === 'prepare') {
      const { engine, sources, memoryBytes } = request.prepare;
      this.#engine = await (engine === 'quickjs-wasi' ? quickjsWasi : quickjsEmscripten)(sources, memoryBytes);
      await this.#engine.warm();
      this.#reply.engineVersion = this.#engine.version;
    } else if (request.do === 'open') await this.#open(request.opening);
    else if (request.do === 'call') (await this.#instance('plain', request)).call(request.call, request.module, request.fn, request.args);
    else if (request.do === 'tests') (await this.#instance('withTests', { ...request, from: request.instance })).tests(request.call, request.module, request.chosen);
    else if (request.do === 'settle') this.#instances.get(request.instance)?.settle(request.id, request.works, request.answer);
    else if (request.do === 'advance') this.#instances.get(request.instance)?.advance(request.ms);
    else if (request.do === 'freeze') this.#freeze(request.instance);
    else if (request.do === 'forget') this.#forget(request.instance);
    else if (request.do === 'canaries') this.#reply.canaries = await tryToReachOut();
    else this.#tellUsage();
  }

  /** Says what came of the requests since the last time. */
  flush(worked: number): void {
    this.#send({ ...this.#reply, worked });
    this.#reply = { worked: 0 };
  }

  async #open(opening: Opening): Promise<void> {
    this.#opening = opening;
    if (opening.compute === null) return;
    const { compute } = await import(pathToFileURL(opening.compute.module).href) as { compute: Compute };
    this.#compute = compute;
  }

  async #instance(kind: 'plain' | 'withTests', { instance: name, from, moment }: { instance: string; from: string; moment?: Moment }): Promise<Instance> {
    const live = this.#instances.get(name);
    if (live !== undefined) return live;
    if (this.#engine === null || this.#opening === null) throw new Error('A call came before the run was opened.');
    if (this.#instances.size >= MOST_INSTANCES) throw new Error(`More than ${MOST_INSTANCES} instances at once: forget some first.`);
    const instance = new Instance(name, { ...this.#opening, ...moment }, this.#events());
    await instance.start(this.#engine, kind, this.#frozen.get(from) ?? null);
    this.#instances.set(name, instance);
    this.#usage.instances += 1;
    return instance;
  }

  #events(): InstanceEvents {
    return {
      op: (op) => void (this.#reply.ops ??= []).push(op),
      ended: (call, outcome) => void (this.#reply.outcomes ??= []).push([call, outcome]),
      // At once: whoever waits sees each test as it ends, and a later hang takes none of them away.
      test: (call, event) => this.#send({ worked: 0, tests: [[call, event]] }),
      compute: (op, args) => this.#compute(op, args),
    };
  }

  #freeze(name: string): void {
    this.#frozen.delete(name);
    const frozen = this.#instances.get(name)?.freeze() ?? null;
    const bytes = [...this.#frozen.values()].reduce((sum, each) => sum + each.bytes, frozen?.bytes ?? 0);
    if (frozen !== null && bytes <= MOST_FROZEN) this.#frozen.set(name, frozen);
  }

  #forget(name: string): void {
    const instance = this.#instances.get(name);
    if (instance === undefined) return;
    this.#note(instance);
    this.#usage.outputBytes += instance.outputBytes;
    this.#gone += instance.memoryBytes;
    instance.dispose();
    this.#instances.delete(name);
    if (this.#gone < FREED_AT) return;
    this.#gone = 0;
    globalThis.gc?.();
  }

  #note({ memoryBytes }: Instance): void {
    this.#usage.peakMemoryBytes = Math.max(this.#usage.peakMemoryBytes, memoryBytes);
  }

  #tellUsage(): void {
    for (const name of [...this.#instances.keys()]) this.#forget(name);
    // Not memoryUsage: it reads /proc, which the child has not.
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    this.#reply.usage = { ...this.#usage, cpuMs: Math.round((userCPUTime + systemCPUTime) / 1000) };
  }
}
