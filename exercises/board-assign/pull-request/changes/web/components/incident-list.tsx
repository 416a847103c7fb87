import { inOrder } from '../state/incidents.ts';
import type { Incident, Person, State } from '../types.ts';
import { IncidentRow } from './incident-row.tsx';

type Props = {
  incidents: readonly Incident[];
  people: readonly Person[];
  user: string;
  /** Ids of incidents whose changes are on their way. */
  saving: readonly string[];
  onSelect: (id: string) => void;
  onAssign: (id: string, person: string | null) => void;
  onState: (id: string, state: State) => void;
};

export function IncidentList({ incidents, people, user, saving, onSelect, onAssign, onState }: Props) {
  if (incidents.length === 0) return <p>There are no incidents.</p>;
  return (
    <ul>
      {inOrder(incidents).map((incident) => (
        <IncidentRow
          key={incident.id}
          incident={incident}
          people={people}
          user={user}
          saving={saving.includes(incident.id)}
          onSelect={() => onSelect(incident.id)}
          onAssign={(person) => onAssign(incident.id, person)}
          onState={(state) => onState(incident.id, state)}
        />
      ))}
    </ul>
  );
}
