import type { Incident, Person } from '../types.ts';

type Props = {
  incident: Incident;
  people: readonly Person[];
  onAssign: (person: string | null) => void;
};

/** Hands an incident to anybody. Who is off shift is offered too, since the API knows better than a page that is open for hours. */
export function AssignMenu({ incident, people, onAssign }: Props) {
  const { title, assignee } = incident;
  return (
    <select aria-label={`Assign ${title}`} value={assignee ?? ''} onChange={(event) => onAssign(event.target.value || null)}>
      <option value="">nobody</option>
      {people.map(({ id, name, onShift }) => (
        <option key={id} value={id}>{onShift ? name : `${name} (off shift)`}</option>
      ))}
    </select>
  );
}
