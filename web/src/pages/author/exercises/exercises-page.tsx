import type { DraftSummary } from '@assay/server/contract/exercise-drafts.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { draftsQuery } from '../../../api/exercise-drafts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { StaffPage } from '../../review/staff/staff-page.tsx';
import classes from '../author.module.css';
import { ImportExercise } from './import-exercise.tsx';
import { NewExercise } from './new-exercise.tsx';

/** `/author/exercises`: what this organization writes itself; the address also says what a new one begins with. */
export function ExercisesPage() {
  return (
    <StaffPage title="Own exercises">
      <div className={classes.columns}>
        <Drafts />
        <div>
          <NewExercise />
          <ImportExercise />
        </div>
      </div>
    </StaffPage>
  );
}

function Drafts() {
  const drafts = useQuery(draftsQuery);
  if (drafts.isPending) return <p role="status">Loading exercises…</p>;
  if (drafts.isError) return <ProblemPanel error={drafts.error} onRetry={drafts.refetch} />;
  if (drafts.data.items.length === 0) return <EmptyState title="No exercise of your own yet">Begin with a copy of one of the catalogue or with a skeleton, and change it. Nobody but your organization sees it.</EmptyState>;
  return <div>{drafts.data.items.map((draft) => <Card key={draft.id} draft={draft} />)}</div>;
}

function Card({ draft }: { draft: DraftSummary }) {
  const [newest] = draft.versions;
  return (
    <section className={classes.card} aria-label={draft.slug}>
      <h2><Link to={`/author/exercises/${draft.id}`}>{draft.slug}</Link></h2>
      <p>{newest === undefined ? 'Never published' : `Version ${newest.version} is published`}{draft.retiredAt !== null && ', retired'}</p>
      <p className={classes.quiet}>Changed {asDateTime(draft.changedAt)}, {draft.changedBy}</p>
    </section>
  );
}
