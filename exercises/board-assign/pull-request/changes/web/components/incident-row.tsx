import type { Incident, Person, State } from '../types.ts';
import { AssignMenu } from './assign-menu.tsx';
import { PersonName } from './person-name.tsx';

type Props = {
  incident: Incident;
  people: readonly Person[];
  user: string;
  saving: boolean;
  onSelect: () => void;
  onAssign: (person: string | null) => void;
  onState: (state: State) => void;
};

/** One incident; its buttons carry its title, since every row has the same ones. */
export function IncidentRow({ incident, people, user, saving, onSelect, onAssign, onState }: Props) {
  const { title, severity, state, assignee } = incident;
  return (
    <li>
      <p>
        {title}, {severity}, {state}, with <PersonName id={assignee} people={people} />{saving ? ' (saving)' : ''}
      </p>
      <button aria-label={`Comments on ${title}`} onClick={onSelect}>Comments</button>
      {state === 'open' ? (
        <>
          <AssignMenu incident={incident} people={people} onAssign={onAssign} />
          {assignee === user
            ? <button aria-label={`Release ${title}`} onClick={() => onAssign(null)}>Release</button>
            : <button aria-label={`Take ${title}`} onClick={() => onAssign(user)}>Take</button>}
          <button aria-label={`Resolve ${title}`} onClick={() => onState('resolved')}>Resolve</button>
        </>
      ) : <button aria-label={`Reopen ${title}`} onClick={() => onState('open')}>Reopen</button>}
    </li>
  );
}
