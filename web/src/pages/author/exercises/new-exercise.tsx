import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import classes from '../author.module.css';
import { BeginWithCopy } from './begin-with-copy.tsx';
import { BeginWithSkeleton } from './begin-with-skeleton.tsx';

/** A draft that begins as something whole: a published exercise, or with `?from=skeleton` the smallest of a kind. */
export function NewExercise() {
  const [query, change] = useQueryChange<{ from: string | null }>();
  const skeleton = query.get('from') === 'skeleton';
  // What was typed outlives a change of mind.
  const [slug, setSlug] = useState('');
  const [title, setTitle] = useState('');
  const name = { slug, onSlug: setSlug };
  return (
    <section className={classes.card} aria-labelledby="new-exercise">
      <h2 id="new-exercise">New exercise</h2>
      <SegmentedControl fullWidth size="xs" mb="sm" aria-label="Begin with" value={skeleton ? 'skeleton' : 'copy'} data={[{ value: 'copy', label: 'A copy' }, { value: 'skeleton', label: 'A skeleton' }]}
        onChange={(value) => { change({ from: value === 'skeleton' ? 'skeleton' : null }); }} />
      {skeleton ? <BeginWithSkeleton name={name} title={title} onTitle={setTitle} /> : <BeginWithCopy name={name} />}
    </section>
  );
}
