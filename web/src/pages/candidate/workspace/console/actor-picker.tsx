import type { Actor } from '@assay/server/contract/attempt.ts';
import { NativeSelect } from '@mantine/core';
import { actorColour } from './actor-colour.ts';
import classes from './console.module.css';

/** As whom the next statement runs. */
export function ActorPicker({ actors, value, onChange, label = 'Act as' }: { actors: Actor[]; value: string; onChange: (id: string) => void; label?: string }) {
  return (
    <label className={classes.actor} style={{ '--actor': actorColour(actors, value) } as React.CSSProperties}>
      <span>{label}</span>
      <NativeSelect size="xs" value={value} onChange={(event) => { onChange(event.currentTarget.value); }}
        data={actors.map((actor) => ({ value: actor.id, label: actor.label }))} classNames={{ root: classes.actorSelect!, input: classes.actorInput! }} />
    </label>
  );
}

/** An actor's label with its colour, where something was run as them. */
export function ActorTag({ actors, id }: { actors: Actor[]; id: string }) {
  return <span className={classes.tag} style={{ '--actor': actorColour(actors, id) } as React.CSSProperties}>{actors.find((actor) => actor.id === id)?.label ?? id}</span>;
}
