import type { DraftDetail, DraftProblem, Examination, ExerciseCheck } from '@assay/server/contract/exercise-drafts.ts';
import { Button, Progress } from '@mantine/core';
import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { cancelDraftCheck, checkDraft, draftQuery, draftsQuery, examinationQuery, publishDraft, tryOutDraft } from '../../../api/exercise-drafts.ts';
import { catalogueQuery } from '../../../api/staff.ts';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import type { SaveQueue } from '../../candidate/workspace/drafts/save-queue.ts';
import classes from './exercise.module.css';
import type { CheckStep } from './use-draft-events.ts';

type Props = {
  draft: DraftDetail;
  queue: SaveQueue;
  examination: UseQueryResult<Examination>;
  step: CheckStep | null;
  onOpen: (file: string, line: number | null) => void;
};

/** Why an exercise cannot be published yet, and the ways on: check, look at it as a candidate, publish. */
export function ReadyPanel({ draft, queue, examination, step, onOpen }: Props) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const examine = () => queries.invalidateQueries({ queryKey: examinationQuery(draft.id).queryKey });
  const check = useMutation({ mutationFn: async () => { await queue.settled(); return checkDraft(draft.id); }, onSettled: examine });
  const cancel = useMutation({ mutationFn: (checkId: string) => cancelDraftCheck(draft.id, checkId), onSettled: examine });
  const preview = useMutation({ mutationFn: async () => { await queue.settled(); return tryOutDraft(draft.id); } });
  const publish = useMutation({
    mutationFn: async () => { await queue.settled(); return publishDraft(draft.id); },
    onSuccess: async (published) => {
      queries.setQueryData(draftQuery(draft.id).queryKey, published);
      announce('The exercise is published.');
      for (const queryKey of [draftsQuery.queryKey, catalogueQuery.queryKey]) await queries.invalidateQueries({ queryKey });
    },
    onSettled: examine,
  });
  const latest = examination.data?.check ?? null;
  const running = latest !== null && latest.finishedAt === null ? latest : null;
  const problems = examination.data === undefined ? [] : problemsOf(examination.data);
  const failed = [check, cancel, preview, publish].find(({ isError }) => isError);
  return (
    <section className={classes.ready} aria-labelledby="ready">
      <h2 id="ready">Ready to publish?</h2>
      {examination.isPending && <p role="status">Looking at the files…</p>}
      {examination.isError && <ProblemPanel error={examination.error} onRetry={examination.refetch} />}
      {examination.data !== undefined && (
        <>
          {examination.data.notReady.length === 0
            ? <p role="status"><strong>Yes.</strong> The check let exactly this through.</p>
            : <ul className={classes.reasons}>{examination.data.notReady.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
          {problems.length > 0 && <Problems problems={problems} onOpen={onOpen} />}
        </>
      )}
      {running !== null && <Running check={running} step={step} />}
      {latest?.state === 'broken' && <p role="alert">The check failed through our fault. Check again; if it stays so, tell whoever runs Assay the incident <code>{latest.incidentId}</code>.</p>}
      {latest?.matrix != null && <p><Link to="?tab=matrix">Samples and checks of the last check</Link></p>}
      <div className={classes.ways}>
        {running === null
          ? <Button size="sm" variant="default" loading={check.isPending} onClick={() => { check.mutate(); }}>Check</Button>
          : <Button size="sm" variant="default" loading={cancel.isPending} onClick={() => { cancel.mutate(running.id); }}>Cancel the check</Button>}
        <Button size="sm" variant="default" loading={preview.isPending} onClick={() => { preview.mutate(); }}>Preview as candidate</Button>
        <Button size="sm" loading={publish.isPending} onClick={() => { publish.mutate(); }}>Publish version {(draft.versions[0]?.version ?? 0) + 1}</Button>
      </div>
      {preview.data !== undefined && <p role="status"><a href={preview.data.url} target="_blank" rel="noreferrer">Open the preview in a tab of its own</a>. It lasts a day and is in no list.</p>}
      {failed !== undefined && <ProblemPanel error={failed.error} />}
      {draft.retiredAt !== null && <p>Retired: it is offered for no new screen.</p>}
    </section>
  );
}

/** What can be said at once; then, of exactly these files, what the check found. */
function problemsOf({ problems, check, contentHash }: Examination): readonly DraftProblem[] {
  if (problems.length > 0) return problems;
  return check?.contentHash === contentHash && check.state === 'refused' ? check.problems : [];
}

function Problems({ problems, onOpen }: { problems: readonly DraftProblem[]; onOpen: Props['onOpen'] }) {
  return (
    <ul className={classes.problems} aria-label="Problems">
      {problems.map(({ file, line, message }) => (
        <li key={`${file}:${line}:${message}`}>
          {file !== '' && <button type="button" onClick={() => { onOpen(file, line); }}><code>{file}{line === null ? '' : `:${line}`}</code></button>} {message}
        </li>
      ))}
    </ul>
  );
}

function Running({ check, step }: { check: ExerciseCheck; step: CheckStep | null }) {
  const told = step?.checkId === check.id;
  const now = told ? step : check;
  return (
    <div className={classes.running}>
      <p role="status">{check.state === 'queued' && !told ? 'Waiting for a worker…' : `Checking: ${now.step ?? 'starting'}`}</p>
      <Progress value={100 * (now.share ?? 0)} aria-label="Progress of the check" />
    </div>
  );
}
