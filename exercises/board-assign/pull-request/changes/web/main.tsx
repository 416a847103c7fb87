import { useState } from 'react';
import { Comments } from './components/comments.tsx';
import { IncidentList } from './components/incident-list.tsx';
import { NewIncident } from './components/new-incident.tsx';
import { Problem } from './components/problem.tsx';
import { useEvents } from './hooks/use-events.ts';
import { useIncidents } from './hooks/use-incidents.ts';
import { usePeople } from './hooks/use-people.ts';

export function App({ user }: { user: string }) {
  const people = usePeople();
  const { incidents, problem, saving, take, open, assign, setState } = useIncidents();
  const [selected, setSelected] = useState<string | null>(null);
  useEvents((event) => {
    if (event.type === 'incident') take(event.incident);
  });
  const incident = incidents?.find(({ id }) => id === selected);

  return (
    <div>
      <h1>Incidents</h1>
      <Problem text={problem} />
      <NewIncident onOpen={open} />
      {incidents === null ? <p>Loading …</p> : (
        <IncidentList incidents={incidents} people={people} user={user} saving={saving} onSelect={setSelected} onAssign={assign} onState={setState} />
      )}
      {incident === undefined ? null : <Comments key={incident.id} incident={incident} people={people} />}
    </div>
  );
}
