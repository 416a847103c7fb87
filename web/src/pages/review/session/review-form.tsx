import type { RubricQuestion } from '@assay/server/contract/rubric.ts';
import { Button, Radio, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { giveReview, reviewsQuery } from '../../../api/review.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from './judgement.module.css';

const POINTS = ['1', '2', '3', '4'];

/** One rating, given once: what others wrote is read afterwards. */
export function ReviewForm({ attemptId, questions }: { attemptId: string; questions: readonly RubricQuestion[] }) {
  const queries = useQueryClient();
  const [ratings, setRatings] = useState<Record<string, number>>({});
  const [notes, setNotes] = useState('');
  const give = useMutation({
    mutationFn: () => giveReview(attemptId, { ratings, notes }),
    onSuccess: (reviews) => { queries.setQueryData(reviewsQuery(attemptId).queryKey, reviews); },
  });
  return (
    <form className={classes.panel} onSubmit={(event) => { event.preventDefault(); give.mutate(); }}>
      {questions.map(({ id, text, low, high }) => (
        <Radio.Group key={id} label={text} description={`1: ${low}. 4: ${high}.`} required value={ratings[id]?.toString() ?? null}
          onChange={(value) => { setRatings((before) => ({ ...before, [id]: Number(value) })); }}>
          <div className={classes.points}>{POINTS.map((point) => <Radio key={point} value={point} label={point} required />)}</div>
        </Radio.Group>
      ))}
      <Textarea label="Notes" description="What you saw, for those who decide. The candidate does not see it." autosize minRows={3} maxLength={10_000} value={notes} onChange={(event) => { setNotes(event.currentTarget.value); }} />
      {give.isError && <ProblemPanel error={give.error} />}
      <div><Button type="submit" loading={give.isPending}>Give my rating</Button> <span className={classes.quiet}>It is final.</span></div>
    </form>
  );
}
