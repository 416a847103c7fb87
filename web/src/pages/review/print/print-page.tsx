import type { SessionExport } from '@assay/server/contract/exports.ts';
import { rubricOf } from '@assay/server/contract/rubric.ts';
import { DEPTH_WORDS, DEPTHS, OUTCOME_WORDS, ruleSentence, STATE_WORDS, VERDICTS } from '@assay/server/contract/words.ts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { sessionExportQuery } from '../../../api/review.ts';
import { brandingQuery } from '../../../api/settings.ts';
import { meQuery } from '../../../api/staff.ts';
import { OrganizationMark } from '../../../branding/organization-mark.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime, asDuration } from '../../../ui/times.ts';
import { ReviewTable } from '../session/review-table.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import classes from './print.module.css';

/** `/review/sessions/:sessionId/report`: the whole session on paper. */
export function PrintPage() {
  const { sessionId = '' } = useParams();
  const session = useQuery(sessionExportQuery(sessionId));
  return (
    <StaffPage title={session.data === undefined ? 'Report' : `Report: ${session.data.candidate.name}`}>
      {session.isPending && <p role="status">Loading the report…</p>}
      {session.isError && <ProblemPanel error={session.error} onRetry={session.refetch} />}
      {session.isSuccess && <Paper session={session.data} />}
    </StaffPage>
  );
}

function Paper({ session }: { session: SessionExport }) {
  const [decision] = session.decisions;
  return (
    <article className={classes.paper}>
      <p className={classes.tools}><Link to={`/review/sessions/${session.id}`}>Back to the session</Link> <Button size="xs" variant="default" onClick={() => { window.print(); }}>Print</Button> <Button component="a" href={`/api/review/sessions/${session.id}/report.pdf`} download size="xs" variant="default">PDF</Button></p>
      <Letterhead />
      <p>{session.screen.title}, version {session.screen.version}{session.candidate.email !== '' && ` · ${session.candidate.email}`} · {STATE_WORDS[session.state].toLowerCase()} · {asDateTime(session.updatedAt)}</p>
      <table className={classes.table}>
        <thead><tr>{DEPTHS.map((depth) => <th key={depth} scope="col">{DEPTH_WORDS[depth]}</th>)}<th scope="col">Time used</th></tr></thead>
        <tbody><tr>{DEPTHS.map((depth) => <td key={depth}>{session.scores[depth] ?? '–'}</td>)}<td>{session.usedMs === 0 ? '–' : asDuration(session.usedMs)}</td></tr></tbody>
      </table>
      <p><strong>{ruleSentence(session.rule, session.scores, session.fit)}.</strong></p>
      <p>{decision === undefined ? 'Nothing is decided yet.' : `${OUTCOME_WORDS[decision.outcome]}: ${decision.reason} (${decision.by.name}, ${asDateTime(decision.at)})`}</p>
      {session.tasks.map((task) => <Task key={task.id} task={task} />)}
    </article>
  );
}

/** Whose report this is; without it while it is on its way. */
function Letterhead() {
  const me = useQuery(meQuery);
  const branding = useQuery(brandingQuery);
  if (me.data === undefined || branding.data === undefined) return null;
  return <p><OrganizationMark name={me.data.organization.name} logo={branding.data.logo} logos="/api/branding/logos" /></p>;
}

function Task({ task }: { task: SessionExport['tasks'][number] }) {
  return (
    <section className={classes.task}>
      <h2>{task.title}: {task.score ?? 'no score'}</h2>
      {task.variant !== null && <p>Variant: {task.variant}</p>}
      {task.checks.length === 0 && <p>Not graded.</p>}
      {task.checks.length > 0 && (
        <table className={classes.table}>
          <thead><tr><th scope="col">Verdict</th><th scope="col">Check</th><th scope="col">What was found</th></tr></thead>
          <tbody>
            {task.checks.map((check) => (
              <tr key={check.id}>
                <td>{VERDICTS[check.verdict].sign} {VERDICTS[check.verdict].word}</td>
                <td>{check.title}</td>
                <td>{check.detail}{check.ruled && ` Ruled by a person; the machine said ${VERDICTS[check.machineVerdict].word}.${check.reason === '' ? '' : ` “${check.reason}”`}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {task.reviews.length > 0 && <ReviewTable questions={rubricOf(task.kind)} reviews={task.reviews} />}
      {task.followUp.length > 0 && (
        <>
          <h3>Questions for the interview</h3>
          <ol>{task.followUp.map((question) => <li key={question}>{question}</li>)}</ol>
        </>
      )}
    </section>
  );
}
