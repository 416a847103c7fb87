import { STATES, type Incident, type Person, type State } from './store.ts';

export type Found = { ids: string[]; counts: Record<State | 'all', number> };

/** The incidents that have every word of the text, those of one state or all, and how many there are per state. */
export function search(incidents: readonly Incident[], people: readonly Person[], text: string, state: State | 'all'): Found {
  const words = text.trim().toLowerCase().split(/\s+/).filter((word) => word !== '');
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? '';
  const fitting = incidents.filter(({ title, severity, assignee }) => {
    const all = `${title} ${severity} ${nameOf(assignee)}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });

  const ofState = (wanted: State | 'all') => fitting.filter((incident) => wanted === 'all' || incident.state === wanted);
  const counts: Found['counts'] = { all: fitting.length, open: 0, resolved: 0 };
  for (const each of STATES) counts[each] = ofState(each).length;

  return { ids: ofState(state).map(({ id }) => id), counts };
}
