import type { CatalogueExercise } from '@assay/server/contract/authoring.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { catalogueQuery } from '../../../api/staff.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asWords } from '../../../ui/words.ts';
import { BaselineOf } from '../../review/baseline/baseline-line.tsx';
import { StaffPage } from '../../review/staff/staff-page.tsx';
import classes from '../author.module.css';

/** `/author`: the published exercises, so that a screen can be put together knowingly. */
export function CataloguePage() {
  return <StaffPage title="Catalogue"><Cards /></StaffPage>;
}

function Cards() {
  const catalogue = useQuery(catalogueQuery);
  if (catalogue.isPending) return <p role="status">Loading the catalogue…</p>;
  if (catalogue.isError) return <ProblemPanel error={catalogue.error} onRetry={catalogue.refetch} />;
  if (catalogue.data.items.length === 0) return <EmptyState title="No exercise is published">Exercises are published by the server at its start, once their kill matrix holds.</EmptyState>;
  return <ul className={classes.cards}>{catalogue.data.items.map((exercise) => <Card key={exercise.id} exercise={exercise} />)}</ul>;
}

function Card({ exercise }: { exercise: CatalogueExercise }) {
  return (
    <li className={classes.card}>
      <p className={classes.quiet}>{asWords(exercise.competency)}</p>
      <h2>{exercise.title}</h2>
      <p>{exercise.summary}</p>
      <dl className={classes.facts}>
        <div><dt>Kind</dt><dd>{exercise.kind}</dd></div>
        <div><dt>Level</dt><dd>{asWords(exercise.level)}</dd></div>
        <div><dt>Time</dt><dd>{exercise.minutes} min</dd></div>
        <div><dt>Version</dt><dd>{exercise.version} <code title={exercise.contentHash}>{exercise.contentHash.slice(0, 8)}</code></dd></div>
      </dl>
      <BaselineOf exerciseId={exercise.id} />
      <p className={classes.quiet}><code>{exercise.slug}</code>{exercise.own && ', your own'}</p>
      <p><Link to={`/author/exercises?copy=${exercise.id}`}>Copy<span className="visually-hidden"> {exercise.title}</span></Link></p>
    </li>
  );
}
