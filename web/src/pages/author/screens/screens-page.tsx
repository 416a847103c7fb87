import { useQuery } from '@tanstack/react-query';
import { screensQuery } from '../../../api/staff.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { StaffPage } from '../../review/staff/staff-page.tsx';
import classes from '../author.module.css';
import { InvitationList } from './invitation-list.tsx';
import { InviteForm } from './invite-form.tsx';

/** `/author/screens`: what candidates are invited to, and the invitations. */
export function ScreensPage() {
  return <StaffPage title="Screens"><Screens /></StaffPage>;
}

function Screens() {
  const screens = useQuery(screensQuery);
  if (screens.isPending) return <p role="status">Loading screens…</p>;
  if (screens.isError) return <ProblemPanel error={screens.error} onRetry={screens.refetch} />;
  if (screens.data.items.length === 0) return <EmptyState title="No screens yet">A screen is an ordered list of exercises. The demo organization comes with one.</EmptyState>;
  return (
    <div className={classes.columns}>
      <div>
        {screens.data.items.map((screen) => (
          <article key={screen.id} className={classes.card}>
            <h2>{screen.title}</h2>
            <p>{screen.introduction}</p>
            <ol className={classes.exercises}>
              {screen.exercises.map((exercise) => <li key={exercise.id}><span>{exercise.title}</span><span className={classes.quiet}>{exercise.minutes} min, weight {exercise.weight}</span></li>)}
            </ol>
            <p className={classes.quiet}>{screen.exercises.reduce((sum, { minutes }) => sum + minutes, 0)} minutes in all</p>
          </article>
        ))}
        <InvitationList />
      </div>
      <InviteForm screens={screens.data.items} />
    </div>
  );
}
