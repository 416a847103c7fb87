import type { ScreenView } from '@assay/server/contract/screens.ts';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { ruleSentence } from '../../../screens/rule-words.ts';
import classes from '../author.module.css';

/** One screen as candidates would get it now. */
export function ScreenCard({ screen }: { screen: ScreenView }) {
  const { id, title, state, version, hasDraft, introduction, rule, exercises } = screen;
  const minutes = exercises.reduce((sum, exercise) => sum + exercise.minutes, 0);
  return (
    <article className={classes.card} aria-labelledby={id}>
      <p className={classes.quiet}>{version === null ? 'Draft, never published' : `Version ${version}${hasDraft ? ', changes in a draft' : ''}`}{state === 'archived' && ', archived'}</p>
      <h2 id={id}><Link to={`/author/screens/${id}`}>{title}</Link></h2>
      {introduction !== '' && <p>{introduction}</p>}
      <ol className={classes.exercises}>
        {exercises.map((exercise) => <li key={exercise.id}><span>{exercise.title}</span><span className={classes.quiet}>{exercise.minutes} min, weight {exercise.weight}</span></li>)}
      </ol>
      <p className={classes.quiet}>{exercises.length === 0 ? 'No exercises yet.' : `${minutes} minutes in all. ${ruleSentence(rule)}`}</p>
      <div className={classes.actions}>
        <Button size="xs" variant="default" component={Link} to={`/author/screens/${id}`}>Edit<span className="visually-hidden"> {title}</span></Button>
        {state === 'published' && <Button size="xs" variant="default" component={Link} to={`/author/invitations?screen=${id}`}>Invite<span className="visually-hidden"> to {title}</span></Button>}
      </div>
    </article>
  );
}
