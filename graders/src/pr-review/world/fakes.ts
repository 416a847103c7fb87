type Call = { method: string; url: string; body: unknown; headers: Record<string, string> };
type Planned = { url: string; status: number; body: unknown };

/** Systems outside of the service, and the faults that a test plans. */
export class Fakes {
  readonly #calls: Call[] = [];
  readonly #answers: Planned[] = [];
  readonly #faults: { text: string; after: boolean }[] = [];

  plan(answer: Planned): void {
    this.#answers.push(answer);
  }

  planFault(fault: { text: string; after: boolean }): void {
    this.#faults.push(fault);
  }

  /** The fault that this statement or call meets, taken. */
  faultFor(text: string): { after: boolean } | null {
    const flat = text.replace(/\s+/g, ' ');
    const index = this.#faults.findIndex((fault) => flat.includes(fault.text.replace(/\s+/g, ' ')));
    return index === -1 ? null : this.#faults.splice(index, 1)[0]!;
  }

  call(method: string, url: string, body: string | null, headers: Record<string, string>): { status: number; headers: Record<string, string>; body: string } {
    this.#calls.push({ method, url, body: parsed(body), headers });
    const index = this.#answers.findIndex((answer) => url.startsWith(answer.url));
    const answer = index === -1 ? { status: 200, body: {} } : this.#answers.splice(index, 1)[0]!;
    return { status: answer.status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer.body) };
  }

  callsTo(url: string): Call[] {
    return this.#calls.filter((call) => call.url.startsWith(url));
  }
}

function parsed(body: string | null): unknown {
  try {
    return body === null ? null : JSON.parse(body);
  } catch {
    return body;
  }
}
