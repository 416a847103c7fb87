import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { draftQuery } from '../../../api/exercise-drafts.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { StaffPage } from '../../review/staff/staff-page.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { useDraftQueue } from './use-draft-queue.ts';

/** `/author/exercises/:draftId`: an exercise as it is written; `?tab=`, `?file=` and `?line=` say what is shown. */
export function ExercisePage() {
  const { draftId = '' } = useParams();
  return <StaffPage title="Exercise" heading={<></>}><Opened key={draftId} draftId={draftId} /></StaffPage>;
}

function Opened({ draftId }: { draftId: string }) {
  const draft = useQuery(draftQuery(draftId));
  const queue = useDraftQueue(draft.data);
  if (draft.isError && draft.data === undefined) return <ProblemPanel error={draft.error} onRetry={draft.refetch} />;
  if (draft.data === undefined || queue === null) return <p role="status">Loading the exercise…</p>;
  return <DraftEditor draft={draft.data} queue={queue} />;
}
