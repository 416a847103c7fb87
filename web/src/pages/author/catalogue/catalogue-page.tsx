import type { CatalogueExercise } from '@assay/server/contract/authoring.ts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { catalogueQuery } from '../../../api/staff.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import { StaffPage } from '../../review/staff/staff-page.tsx';
import classes from '../author.module.css';
import { CatalogueFilters } from './catalogue-filters.tsx';
import { catalogueFilter, shownExercises } from './catalogue-view.ts';
import { ExerciseCard } from './exercise-card.tsx';

/** `/author/catalogue`: the published exercises, so that a screen can be put together knowingly. Filters and order stand in the address. */
export function CataloguePage() {
  return <StaffPage title="Catalogue"><Catalogue /></StaffPage>;
}

function Catalogue() {
  const catalogue = useQuery(catalogueQuery);
  if (catalogue.isPending) return <p role="status">Loading the catalogue…</p>;
  if (catalogue.isError) return <ProblemPanel error={catalogue.error} onRetry={catalogue.refetch} />;
  if (catalogue.data.items.length === 0) return <EmptyState title="No exercise is published">Exercises are published by the server at its start, once their kill matrix holds.</EmptyState>;
  return <Cards items={catalogue.data.items} />;
}

function Cards({ items }: { items: CatalogueExercise[] }) {
  const [query, change] = useQueryChange();
  const shown = shownExercises(items, catalogueFilter(query));
  return (
    <>
      <CatalogueFilters items={items} filter={catalogueFilter(query)} onChange={change} />
      <p className={classes.quiet} role="status">{shown.length === items.length ? `${items.length} exercises` : `${shown.length} of ${items.length} exercises`}</p>
      {shown.length === 0 && (
        <EmptyState title="No exercise is like that">
          Ask for less. <Button size="compact-xs" variant="default" onClick={() => { change(Object.fromEntries([...query.keys()].map((name) => [name, null]))); }}>Show all</Button>
        </EmptyState>
      )}
      <ul className={classes.cards}>{shown.map((exercise) => <ExerciseCard key={exercise.id} exercise={exercise} />)}</ul>
    </>
  );
}
