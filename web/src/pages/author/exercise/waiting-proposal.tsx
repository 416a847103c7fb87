import type { Proposals } from '@assay/server/contract/proposals.ts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { acceptProposal, discardProposal, draftQuery, proposalsQuery } from '../../../api/exercise-drafts.ts';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import type { SaveQueue } from '../../candidate/workspace/drafts/save-queue.ts';
import classes from './exercise.module.css';

type Props = { draftId: string; queue: SaveQueue; proposal: Proposals['waiting'][number]; onOpen: (file: string) => void };

/** What a model wrote: to be read, then accepted, or discarded with its files. */
export function WaitingProposal({ draftId, queue, proposal: { paths, why, model, at }, onOpen }: Props) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [discarding, setDiscarding] = useState(false);
  const settle = useMutation({
    mutationFn: async (keep: boolean) => {
      await queue.settled();
      return keep ? acceptProposal(draftId, { paths }) : discardProposal(draftId, { paths });
    },
    onSuccess: async (left, keep) => {
      announce(keep ? 'The proposal is accepted.' : 'The proposal is discarded.');
      queries.setQueryData(proposalsQuery(draftId).queryKey, left);
      await queries.invalidateQueries({ queryKey: draftQuery(draftId).queryKey });
    },
  });
  return (
    <article className={classes.proposal}>
      <h3>{why}</h3>
      <p className={classes.quiet}>{model}, {asDateTime(at)}</p>
      <ul aria-label="Files">{paths.map((path) => <li key={path}><button type="button" className={classes.link} onClick={() => { onOpen(path); }}><code>{path}</code></button></li>)}</ul>
      {discarding
        ? (
          <div className={classes.asking} role="group" aria-label="Discard">
            <span>Deletes {paths.length === 1 ? 'this file' : `these ${paths.length} files`}, with what you changed in {paths.length === 1 ? 'it' : 'them'}.</span>
            <Button size="compact-sm" variant="default" loading={settle.isPending} onClick={() => { settle.mutate(false); }}>Delete</Button>
            <Button size="compact-sm" variant="default" onClick={() => { setDiscarding(false); }}>Keep</Button>
          </div>
        )
        : (
          <div className={classes.asking}>
            <Button size="compact-sm" loading={settle.isPending} onClick={() => { settle.mutate(true); }}>I have read it: accept</Button>
            <Button size="compact-sm" variant="default" onClick={() => { setDiscarding(true); }}>Discard…</Button>
          </div>
        )}
      {settle.isError && <ProblemPanel error={settle.error} />}
    </article>
  );
}
