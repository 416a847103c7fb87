import type { ExerciseDetail } from '@assay/server/contract/catalogue.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { exerciseQuery } from '../../../api/staff.ts';
import { MarkdownText } from '../../../ui/markdown-text.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDate } from '../../../ui/times.ts';
import { asWords } from '../../../ui/words.ts';
import { BaselineOf } from '../../review/baseline/baseline-line.tsx';
import { StaffPage } from '../../review/staff/staff-page.tsx';
import classes from '../author.module.css';
import own from './catalogue.module.css';
import { ExerciseActions } from './exercise-actions.tsx';
import { ExerciseFacts } from './exercise-facts.tsx';
import { MeasureBaseline } from './measure-baseline.tsx';

/** `/author/catalogue/:exerciseId`: what a candidate reads, and what only members know. */
export function ExercisePage() {
  const { exerciseId = '' } = useParams();
  const exercise = useQuery(exerciseQuery(exerciseId));
  const title = exercise.data?.title ?? 'Exercise';
  return (
    <StaffPage title={title} heading={<Heading title={title} />}>
      {exercise.isPending && <p role="status">Loading the exercise…</p>}
      {exercise.isError && <ProblemPanel error={exercise.error} onRetry={exercise.refetch} />}
      {exercise.isSuccess && <Exercise exercise={exercise.data} />}
    </StaffPage>
  );
}

function Heading({ title }: { title: string }) {
  return (
    <header className={own.head}>
      <p className={classes.quiet}><Link to="/author/catalogue">Catalogue</Link></p>
      <h1>{title}</h1>
    </header>
  );
}

function Exercise({ exercise }: { exercise: ExerciseDetail }) {
  const { id, competency, summary, tells, followUp, brief, starter } = exercise;
  return (
    <>
      <p>{summary}</p>
      <ExerciseFacts exercise={exercise} />
      <BaselineOf exerciseId={id} />
      <MeasureBaseline exerciseId={id} />
      <ExerciseActions exerciseId={id} />
      <div className={own.detail}>
        <section className={classes.card} aria-labelledby="brief-title">
          <h2 id="brief-title">Brief</h2>
          <p className={classes.quiet}>As the candidate reads it, beside {starter.length} files: {starter.map((path, i) => <span key={path}>{i > 0 && ', '}<code>{path}</code></span>)}.</p>
          <MarkdownText>{brief}</MarkdownText>
        </section>
        <div>
          <section className={classes.card} aria-labelledby="tells-title">
            <h2 id="tells-title">What it tells</h2>
            <p className={classes.quiet}>{asWords(competency)}. Candidates do not see what stands in this column.</p>
            <p>{tells === '' ? 'This version does not say.' : tells}</p>
          </section>
          {followUp.length > 0 && (
            <section className={classes.card} aria-labelledby="follow-up-title">
              <h2 id="follow-up-title">Questions for the interview</h2>
              <ol className={own.answers}>{followUp.map((question) => <li key={question}>{question}</li>)}</ol>
            </section>
          )}
          <Variants names={exercise.variants} />
          <Measured exercise={exercise} />
          <Versions exercise={exercise} />
        </div>
      </div>
    </>
  );
}

/** Several ways to give the exercise; what most exercises lack is not mentioned. */
function Variants({ names }: { names: string[] }) {
  if (names.length === 0) return null;
  return (
    <section className={classes.card} aria-labelledby="variants-title">
      <h2 id="variants-title">Variants</h2>
      <p>There are {names.length} ways to give it, proved to be alike: {names.join(', ')}. A screen says whether all candidates get the same one, and the report which one it was.</p>
    </section>
  );
}

function Measured({ exercise: { checks, wrongAnswers, rightAnswers } }: { exercise: ExerciseDetail }) {
  return (
    <section className={classes.card} aria-labelledby="measured-title">
      <h2 id="measured-title">What is measured</h2>
      {wrongAnswers.length === 0
        ? <p>It was published without samples.</p>
        : <p>It accepts {rightAnswers === 1 ? 'one right answer' : `${rightAnswers} different right answers`} and tells {wrongAnswers.length} wrong ones from them, by {checks.length} checks:</p>}
      <ul className={own.answers}>
        {wrongAnswers.map(({ name, why, fails }) => (
          <li key={name}><strong>{asWords(name)}.</strong> {why} <span className={classes.quiet}>Fails {fails.map((id, i) => <span key={id}>{i > 0 && ', '}<code>{id.split('/').at(-1)}</code></span>)}</span></li>
        ))}
      </ul>
    </section>
  );
}

function Versions({ exercise }: { exercise: ExerciseDetail }) {
  return (
    <section className={classes.card} aria-labelledby="versions-title">
      <h2 id="versions-title">Versions</h2>
      <table className={classes.table}>
        <thead><tr><th scope="col">Version</th><th scope="col">Published</th><th scope="col">Content</th></tr></thead>
        <tbody>{exercise.versions.map(({ id, version, publishedAt, contentHash }) => <tr key={version}><th scope="row">{id === exercise.id ? `${version} (shown)` : <Link to={`/author/catalogue/${id}`}>{version}</Link>}</th><td>{asDate(publishedAt)}</td><td><code title={contentHash}>{contentHash.slice(0, 8)}</code></td></tr>)}</tbody>
      </table>
    </section>
  );
}
