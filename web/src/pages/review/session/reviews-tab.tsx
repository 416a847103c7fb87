import type { ReviewAttempt } from '@assay/server/contract/review.ts';
import { rubricOf } from '@assay/server/contract/rubric.ts';
import { useQuery } from '@tanstack/react-query';
import { reviewsQuery } from '../../../api/review.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { ReviewForm } from './review-form.tsx';
import { ReviewTable } from './review-table.tsx';
import classes from './judgement.module.css';

/** Ratings by the rubric: first the reader's own, blind; then everybody's side by side. */
export function ReviewsTab({ attempt }: { attempt: ReviewAttempt }) {
  const reviews = useQuery(reviewsQuery(attempt.id));
  if (reviews.isPending) return <p role="status">Loading ratings…</p>;
  if (reviews.isError) return <ProblemPanel error={reviews.error} onRetry={reviews.refetch} />;
  const { own, others, given } = reviews.data;
  if (own !== null) return <ReviewTable questions={rubricOf(attempt.kind)} reviews={[own, ...others ?? []]} />;
  if (attempt.state !== 'submitted') return <EmptyState title="Nothing to rate yet">The task is rated when it is handed in.</EmptyState>;
  return (
    <>
      <p className={classes.quiet}>{given === 0 ? 'Nobody has rated this task yet.' : `${given} ${given === 1 ? 'colleague has' : 'colleagues have'} rated this task. You see what they say when yours is given.`}</p>
      <ReviewForm attemptId={attempt.id} questions={rubricOf(attempt.kind)} />
    </>
  );
}
