import type { Proposal, Proposals } from '@assay/server/contract/proposals.ts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { askProposal, proposalsQuery } from '../../../api/exercise-drafts.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import type { SaveQueue } from '../../candidate/workspace/drafts/save-queue.ts';
import classes from './exercise.module.css';
import { WaitingProposal } from './waiting-proposal.tsx';

type What = Proposal['what'];
type Props = { draftId: string; queue: SaveQueue; proposals: UseQueryResult<Proposals>; onOpen: (file: string) => void };

const WHAT: Record<What, string> = { sample: 'a wrong sample', leak: 'a leak', 'pull-request': 'a pull request with a bug' };

/** What Claude can be asked to write, what waits for a person to accept it, and what was asked for. */
export function ProposalsTab({ draftId, queue, proposals, onOpen }: Props) {
  const queries = useQueryClient();
  const ask = useMutation({
    mutationFn: async (what: What) => { await queue.settled(); return askProposal(draftId, { what }); },
    onSettled: () => queries.invalidateQueries({ queryKey: proposalsQuery(draftId).queryKey }),
  });
  if (proposals.isPending) return <p role="status">Loading the proposals…</p>;
  if (proposals.isError) return <ProblemPanel error={proposals.error} onRetry={proposals.refetch} />;
  const { claude, offers, waiting, asked } = proposals.data;
  const running = asked.find(({ state }) => state === 'asked');
  return (
    <>
      <p>Claude writes a part of this exercise. It goes through the same check as what you write, and holds up publishing until a person accepts it.</p>
      {!claude && <p className={classes.quiet}>This server has no key for Claude. Whoever runs it can set <code>ANTHROPIC_API_KEY</code>; nothing else of Assay needs one.</p>}
      {claude && (
        <>
          <div className={classes.asking}>
            {offers.map(({ what, whyNot }) => (
              <Button key={what} size="sm" variant="default" disabled={whyNot !== null || running !== undefined} loading={ask.isPending && ask.variables === what} onClick={() => { ask.mutate(what); }}>Propose {WHAT[what]}</Button>
            ))}
          </div>
          <ul className={classes.quiet}>
            {[...new Set(offers.flatMap(({ whyNot }) => whyNot ?? []))].map((why) => <li key={why}>Not {offers.filter(({ whyNot }) => whyNot === why).map(({ what }) => WHAT[what]).join(', ')}: {why}</li>)}
          </ul>
        </>
      )}
      {ask.isError && <ProblemPanel error={ask.error} />}
      {running !== undefined && <p role="status">Asking Claude for {WHAT[running.what]}. It takes some minutes; you can go on writing.</p>}
      {waiting.length > 0 && <h2>Waiting for you</h2>}
      {waiting.map((proposal) => <WaitingProposal key={proposal.paths.join()} draftId={draftId} queue={queue} proposal={proposal} onOpen={onOpen} />)}
      {asked.length > 0 && <Asked asked={asked} />}
    </>
  );
}

function Asked({ asked }: { asked: readonly Proposal[] }) {
  return (
    <>
      <h2>Asked for</h2>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Asked for">
        <table className={classes.history}>
          <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">What came of it</th><th scope="col">Took</th></tr></thead>
          <tbody>
            {asked.map(({ id, requestedAt, what, state, message, run }) => (
              <tr key={id}><td>{asDateTime(requestedAt)}</td><td>{WHAT[what]}</td><td>{state === 'asked' ? 'Waiting for the answer' : message}</td><td>{tookOf(run)}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function tookOf(run: Proposal['run']): string {
  if (run === null) return '–';
  return `${run.model}, ${run.inputTokens} tokens in, ${run.outputTokens} out${run.costUsd === null ? '' : `, $${run.costUsd.toFixed(4)}`}`;
}
