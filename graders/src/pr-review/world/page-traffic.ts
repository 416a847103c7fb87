import { PAGE, SERVICE } from './code-session.ts';
import { FIRST, type Calls, type Done } from './calls.ts';
import type { Repository } from './code-version.ts';
import type { Fakes } from './fakes.ts';
import type { Turns } from './turns.ts';

export type Outgoing = { url: string; method: string; body: string | null; headers: Record<string, string> };
type Answered = { value?: { status: number; headers: Record<string, string>; body: string } };
type Parts = { turns: Turns; calls: Calls; fakes: Fakes; repository: Repository };

/** Between the pages of one world and its service: each request, answer and event arrives on its own, and can come late. */
export class PageTraffic {
  readonly #parts: Parts;
  readonly #people = new Map<string, string>();
  readonly #streams = new Map<number, string>();
  readonly #arriving = new Map<number, symbol[]>();
  #pages = 0;
  #connections = 0;
  #underWay = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Nothing that set out while interleaving is still on its way. */
  isIdle(): boolean {
    return this.#underWay === 0;
  }

  /** Opens a page for this person; `done` gets its number. */
  open(person: string, done: Done): void {
    const { calls, repository } = this.#parts;
    const page = ++this.#pages;
    this.#people.set(nameOf(page), person);
    calls.start(nameOf(page), PAGE, 'openPage', [`candidate:${repository.web ?? ''}`, person], (ended) => done('value' in (ended as object) ? { value: page } : ended));
  }

  act(page: number, what: Record<string, string>, done: Done): void {
    this.#parts.calls.start(nameOf(page), PAGE, 'act', [what], done);
  }

  /** A page's request arrives, and its answer arrives: two things that can each come late. */
  request({ url, method, body, headers }: Outgoing, instance: string, answer: (value: unknown) => Promise<void>): void {
    const { turns, calls, fakes, repository } = this.#parts;
    const label = `${method} ${url}`;
    const arrived = this.#setOut();
    turns.add(async () => {
      const { task } = turns;
      const fault = fakes.faultFor(label);
      const back = async (ended: unknown) => {
        const { value } = ended as Answered;
        const lost = fault !== null || value === undefined;
        turns.add(async () => {
          arrived();
          turns.say(`the answer of ${label} arrives: ${lost ? 'connection lost' : `${value.status} ${value.body.slice(0, 80)}`}`);
          await answer(lost ? { error: 'ECONNRESET' } : value);
        }, { task });
      };
      if (fault !== null && !fault.after) {
        turns.say(`${label} → not reached`);
        return back({});
      }
      turns.say(`${label} arrives at the API`);
      const incoming = { method, url, body, headers: { ...this.#headersOf(instance), ...headers } };
      calls.start(FIRST, SERVICE, 'handle', [`candidate:${repository.api}`, incoming, 0], back);
    });
  }

  openStream(url: string, instance: string, answer: (value: unknown) => Promise<void>): void {
    const { calls, repository } = this.#parts;
    const connection = ++this.#connections;
    this.#streams.set(connection, instance);
    const incoming = { method: 'GET', url, body: null, headers: this.#headersOf(instance) };
    calls.start(FIRST, SERVICE, 'handle', [`candidate:${repository.api}`, incoming, connection], async () => answer(connection));
  }

  closeStream(connection: number): void {
    this.#streams.delete(connection);
  }

  /** An event is on its way; one connection keeps its order. */
  send(connection: number, chunk: string): void {
    const { turns, calls } = this.#parts;
    const instance = this.#streams.get(connection);
    if (instance === undefined) return;
    const arrived = this.#setOut();
    const own = Symbol('event');
    const queue = this.#arriving.get(connection) ?? [];
    this.#arriving.set(connection, queue);
    queue.push(own);
    const arrive = async () => {
      queue.shift();
      arrived();
      turns.say(`an event arrives: ${chunk.trim().slice(0, 80)}`);
      calls.start(instance, PAGE, 'hear', [connection, chunk], async () => {});
    };
    turns.add(arrive, { waits: { until: () => queue[0] === own, giveUp: arrive } });
  }

  #headersOf(instance: string): Record<string, string> {
    return this.#parts.repository.people[this.#people.get(instance) ?? ''] ?? {};
  }

  /** Something is on its way to or from a page; what is returned says that it arrived. */
  #setOut(): () => void {
    if (!this.#parts.turns.interleaving) return () => {};
    this.#underWay += 1;
    return () => { this.#underWay -= 1; };
  }
}

const nameOf = (page: number): string => `page${page}`;
