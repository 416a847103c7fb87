import type { CatalogueExercise } from '@assay/server/contract/authoring.ts';
import { Link } from 'react-router';
import { asWords } from '../../../ui/words.ts';
import { BaselineOf } from '../../review/baseline/baseline-line.tsx';
import classes from '../author.module.css';
import own from './catalogue.module.css';
import { ExerciseFacts } from './exercise-facts.tsx';

/** One exercise as it is chosen from: what it is about, what it tells, how long it takes. */
export function ExerciseCard({ exercise }: { exercise: CatalogueExercise }) {
  const { id, competency, slug, own: isOwn, title, summary, tells } = exercise;
  return (
    <li className={classes.card}>
      <p className={classes.quiet}>{asWords(competency)}</p>
      <h2><Link to={`/author/catalogue/${id}`}>{title}</Link></h2>
      <p>{summary}</p>
      {tells !== '' && <p className={own.tells}><span className={classes.quiet}>What it tells</span><br />{tells}</p>}
      <ExerciseFacts exercise={exercise} />
      <BaselineOf exerciseId={id} />
      <p className={classes.quiet}><code>{slug}</code>{isOwn && ', your own'}</p>
      <p><Link to={`/author/exercises?copy=${id}`}>Copy<span className="visually-hidden"> {title}</span></Link></p>
    </li>
  );
}
