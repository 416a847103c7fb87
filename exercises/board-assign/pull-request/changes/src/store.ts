import { HttpError, notFound } from './errors.ts';

export const SEVERITIES = ['high', 'low'] as const;
export const STATES = ['open', 'resolved'] as const;
/** Open incidents that one person can have. */
export const MOST_OPEN = 2;
export type Severity = (typeof SEVERITIES)[number];
export type State = (typeof STATES)[number];
export type Person = { id: string; name: string; onShift: boolean };
export type Incident = { id: string; title: string; severity: Severity; state: State; assignee: string | null; version: number };
export type Comment = { id: string; incidentId: string; author: string; text: string };

/** The board, in the memory of this process. What it gives out are copies. */
export class Store {
  readonly people: readonly Person[];
  readonly #incidents: Incident[];
  readonly #comments: Comment[];

  constructor(people: Person[], incidents: Incident[], comments: Comment[]) {
    this.people = people;
    this.#incidents = incidents;
    this.#comments = comments;
  }

  incidents(): Incident[] {
    return this.#incidents.map((incident) => ({ ...incident }));
  }

  incident(id: string): Incident {
    return { ...this.#find(id) };
  }

  open(title: string, severity: Severity): Incident {
    const incident: Incident = { id: `i${this.#incidents.length + 1}`, title, severity, state: 'open', assignee: null, version: 1 };
    this.#incidents.push(incident);
    return { ...incident };
  }

  /** @throws HttpError 409 when the incident is resolved, or the person is not on shift or has enough to do */
  assign(id: string, personId: string | null): Incident {
    const incident = this.#find(id);
    const person = this.people.find((each) => each.id === personId);
    if (incident.state === 'resolved') throw new HttpError(409, `${incident.title} is resolved.`);
    if (personId !== null && person === undefined) throw notFound('person');
    if (person?.onShift === false) throw new HttpError(409, `${person.name} is not on shift.`);
    if (person !== undefined) this.#requireTime(person, incident);
    return this.#change(incident, { assignee: personId });
  }

  /** @throws HttpError 409 when a reopened incident goes back to a person who has enough to do */
  setState(id: string, state: State): Incident {
    const incident = this.#find(id);
    const person = this.people.find((each) => each.id === incident.assignee);
    if (state === 'open' && person !== undefined) this.#requireTime(person, incident);
    return this.#change(incident, { state });
  }

  comments(incidentId: string): Comment[] {
    const { id } = this.#find(incidentId);
    return this.#comments.filter((comment) => comment.incidentId === id).map((comment) => ({ ...comment }));
  }

  comment(incidentId: string, author: string, text: string): Comment {
    const comment: Comment = { id: `c${this.#comments.length + 1}`, incidentId: this.#find(incidentId).id, author, text };
    this.#comments.push(comment);
    return { ...comment };
  }

  #requireTime(person: Person, incident: Incident): void {
    const others = this.#incidents.filter(({ id, state, assignee }) => id !== incident.id && state === 'open' && assignee === person.id);
    if (others.length >= MOST_OPEN) throw new HttpError(409, `${person.name} has ${MOST_OPEN} open incidents already.`);
  }

  #find(id: string): Incident {
    const incident = this.#incidents.find((each) => each.id === id);
    if (incident === undefined) throw notFound('incident');
    return incident;
  }

  #change(incident: Incident, change: Partial<Incident>): Incident {
    Object.assign(incident, change, { version: incident.version + 1 });
    return { ...incident };
  }
}
