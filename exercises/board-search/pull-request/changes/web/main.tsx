import { useState } from 'react';
import { Comments } from './components/comments.tsx';
import { IncidentList } from './components/incident-list.tsx';
import { NewIncident } from './components/new-incident.tsx';
import { Problem } from './components/problem.tsx';
import { SearchBar } from './components/search-bar.tsx';
import { useEvents } from './hooks/use-events.ts';
import { useIncidents } from './hooks/use-incidents.ts';
import { usePeople } from './hooks/use-people.ts';
import { useSearch } from './hooks/use-search.ts';

export function App({ user }: { user: string }) {
  const people = usePeople();
  const { incidents, problem, take, open, assign, setState } = useIncidents();
  const search = useSearch();
  const [selected, setSelected] = useState<string | null>(null);
  useEvents((event) => {
    if (event.type !== 'incident') return;
    take(event.incident);
    search.refresh();
  });
  const { found } = search;
  const shown = (incidents ?? []).filter(({ id }) => found === null || found.ids.includes(id));
  const incident = incidents?.find(({ id }) => id === selected);

  return (
    <div>
      <h1>Incidents</h1>
      <Problem text={problem} />
      <NewIncident onOpen={open} />
      <SearchBar search={search} />
      {incidents === null ? <p>Loading …</p> : (
        <IncidentList incidents={shown} people={people} user={user} onSelect={setSelected} onAssign={assign} onState={setState} />
      )}
      {incident === undefined ? null : <Comments key={incident.id} incident={incident} people={people} />}
    </div>
  );
}
