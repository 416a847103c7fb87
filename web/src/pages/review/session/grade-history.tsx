import type { GradeView } from '@assay/server/contract/review.ts';
import { Link } from 'react-router';
import { asDateTime } from '../../../ui/times.ts';
import { asWords } from '../../../ui/words.ts';
import { instanceWords } from './instance-words.ts';
import classes from './session.module.css';

const ASKED: Partial<Record<string, string>> = { submission: 'handing it in', deadline: 'the deadline' };

/** Every grade of a task, newest first: which counts, who asked for it and why. */
export function GradeHistory({ grades }: { grades: GradeView[] }) {
  const [counts] = grades;
  if (counts === undefined || grades.length === 1) return null;
  return (
    <details className={classes.quiet}>
      <summary>Grade {grades.length} of {grades.length}, asked for by {askedBy(counts)}</summary>
      <ol reversed>
        {grades.map((grade) => (
          <li key={grade.id}>
            {said(grade)}, {asDateTime(grade.finishedAt ?? grade.requestedAt)}, asked for by {askedBy(grade)}
            {grade.regrade !== null && <>: <Link to={`/review/regrades/${grade.regrade.id}`}>{grade.regrade.reason}</Link></>}
            {grade.report !== null && ` (${grade.report.graderVersion}, exercise ${grade.report.exerciseHash.slice(0, 8)}, ${instanceWords(grade.report)})`}
          </li>
        ))}
      </ol>
    </details>
  );
}

function askedBy({ requestedBy }: GradeView): string {
  return ASKED[requestedBy] ?? requestedBy;
}

function said({ state, report }: GradeView): string {
  if (report === null || report.outcome !== 'graded') return asWords(state);
  return report.score === null ? 'No score' : `Score ${report.score}`;
}
