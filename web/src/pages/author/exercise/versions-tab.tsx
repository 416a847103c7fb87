import type { DraftDetail } from '@assay/server/contract/exercise-drafts.ts';
import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { draftQuery, restoreExercise, retireExercise, versionQuery, versionZipAddress } from '../../../api/exercise-drafts.ts';
import { catalogueQuery } from '../../../api/staff.ts';
import { DiffLines } from '../../../ui/diff-lines.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { textDiff } from '../../../ui/text-diff.ts';
import { asDateTime } from '../../../ui/times.ts';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import type { QueuedFile } from '../../candidate/workspace/drafts/save-status.ts';
import classes from './exercise.module.css';

type Texts = Readonly<Record<string, string>>;

/** What was published when and by whom, what differs between two versions or from the draft, and whether it is offered. */
export function VersionsTab({ draft, files }: { draft: DraftDetail; files: readonly QueuedFile[] }) {
  const queries = useQueryClient();
  const [query, change] = useQueryChange<{ from: string | null; to: string | null }>();
  const retire = useMutation({
    mutationFn: () => (draft.retiredAt === null ? retireExercise(draft.id) : restoreExercise(draft.id)),
    onSuccess: async (changed) => {
      queries.setQueryData(draftQuery(draft.id).queryKey, changed);
      await queries.invalidateQueries({ queryKey: catalogueQuery.queryKey });
    },
  });
  const [newest] = draft.versions;
  if (newest === undefined) return <EmptyState title="Nothing is published yet">Publishing makes a version that never changes; new screens are offered the newest.</EmptyState>;
  const from = Number(query.get('from') ?? newest.version);
  const to = query.get('to') === null ? null : Number(query.get('to'));
  const names = draft.versions.map(({ version }) => ({ value: String(version), label: `Version ${version}` }));
  return (
    <>
      <ol className={classes.versions} reversed>
        {draft.versions.map(({ version, publishedAt, publishedBy, contentHash }) => (
          <li key={version}>Version {version} <span className={classes.quiet}>{asDateTime(publishedAt)}, {publishedBy}, <code title={contentHash}>{contentHash.slice(0, 8)}</code></span> <Button component="a" href={versionZipAddress(draft.id, version)} download size="compact-xs" variant="default">Export as zip<span className="visually-hidden"> of version {version}</span></Button></li>
        ))}
      </ol>
      <p>
        {draft.retiredAt === null ? 'New screens are offered the newest version. ' : `Retired ${asDateTime(draft.retiredAt)}: screens that have it keep it. `}
        <Button size="compact-sm" variant="default" loading={retire.isPending} onClick={() => { retire.mutate(); }}>{draft.retiredAt === null ? 'Retire' : 'Bring back'}</Button>
      </p>
      {retire.isError && <ProblemPanel error={retire.error} />}
      <h2>Differences</h2>
      <div className={classes.choose}>
        <NativeSelect size="xs" label="From" value={String(from)} data={names} onChange={({ currentTarget }) => { change({ from: currentTarget.value }); }} />
        <NativeSelect size="xs" label="To" value={to === null ? 'draft' : String(to)} data={[...names, { value: 'draft', label: 'The draft' }]} onChange={({ currentTarget }) => { change({ to: currentTarget.value === 'draft' ? null : currentTarget.value }); }} />
      </div>
      <Differences draftId={draft.id} from={from} to={to} draft={Object.fromEntries(files.map(({ path, content }) => [path, content]))} />
    </>
  );
}

function Differences({ draftId, from, to, draft }: { draftId: string; from: number; to: number | null; draft: Texts }) {
  const before = useQuery(versionQuery(draftId, from));
  const after = useQuery({ ...versionQuery(draftId, to ?? from), enabled: to !== null });
  const failed = [before, after].find(({ isError }) => isError);
  if (failed !== undefined) return <ProblemPanel error={failed.error} onRetry={failed.refetch} />;
  const texts = to === null ? draft : after.data?.files;
  if (before.data === undefined || texts === undefined) return <p role="status">Comparing…</p>;
  const old: Texts = before.data.files;
  const paths = [...new Set([...Object.keys(old), ...Object.keys(texts)])].filter((path) => old[path] !== texts[path]).sort();
  if (paths.length === 0) return <p>They say the same.</p>;
  return paths.map((path) => (
    <section key={path}>
      <h3><code>{path}</code>{old[path] === undefined ? ', added' : texts[path] === undefined ? ', deleted' : ''}</h3>
      <DiffLines label={`Differences of ${path}`} diff={textDiff(old[path] ?? '', texts[path] ?? '', { before: path, after: path })} />
    </section>
  ));
}
