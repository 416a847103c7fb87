import type { GradeProgress } from '@assay/server/contract/attempt.ts';
import { Progress } from '@mantine/core';

/** How far the machine is; never what it found. */
export function GradeSteps({ grade }: { grade: GradeProgress }) {
  const percent = Math.round((grade.share ?? 0) * 100);
  if (grade.state === 'done') return <p role="status">✓ The checks have run. Their report is with the people who invited you.</p>;
  if (grade.state === 'delayed') return <p role="status">Grading was interrupted on our side and is tried again by itself. Nothing is lost, and it does not count against you.</p>;
  return (
    <div>
      <p role="status">{grade.state === 'queued' ? 'Waiting for a free grader…' : `${grade.step ?? 'Grading'}…`} You need not wait here.</p>
      <Progress value={grade.state === 'queued' ? 0 : percent} aria-label="Grading progress" animated={grade.share === null} />
    </div>
  );
}
