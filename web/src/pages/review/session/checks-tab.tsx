import type { AttemptReport, GradeView } from '@assay/server/contract/review.ts';
import { useQuery } from '@tanstack/react-query';
import { rulingsQuery } from '../../../api/review.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { VerdictMark } from '../../../ui/verdict-mark.tsx';
import { CheckList } from './check-list.tsx';
import { EvidenceView } from '../../../evidence/evidence-view.tsx';
import { PeerChart } from './peer-chart.tsx';
import { QuestionList } from './question-list.tsx';
import { RulingPanel } from './ruling-panel.tsx';
import classes from './session.module.css';

type Report = NonNullable<GradeView['report']>;
type Props = { attemptId: string; report: Report; peers: AttemptReport['peers']; followUp: string[]; chosen: string | null; onChoose: (id: string) => void };

/** Checks on the left, the evidence of the chosen one on the right; a failed one is chosen first. */
export function ChecksTab({ attemptId, report, peers, followUp, chosen, onChoose }: Props) {
  const rulings = useQuery(rulingsQuery(attemptId));
  const { checks, questions, metrics } = report;
  const check = checks.find(({ id }) => id === chosen) ?? checks.find(({ verdict }) => verdict === 'fail') ?? checks[0];
  if (check === undefined) return <EmptyState title="This run made no checks">{report.reason}</EmptyState>;
  return (
    <div className={classes.split}>
      <CheckList checks={checks} rulings={rulings.data?.items.filter(({ applies }) => applies) ?? []} chosen={check.id} onChoose={onChoose} />
      <div className={classes.side}>
        <section className={classes.evidence} aria-labelledby="evidence-title">
          <h2 id="evidence-title">{check.title}</h2>
          <p className={classes.verdictLine}><VerdictMark verdict={check.verdict} /> <span>{check.detail}</span></p>
          {check.share !== undefined && <PeerChart metrics={metrics} peers={peers} />}
          {check.evidence === undefined || check.evidence.length === 0
            ? <EmptyState title="No further evidence">{check.verdict === 'unmeasured' ? 'The machine does not judge this check; read the files.' : 'The sentence above is all this check recorded.'}</EmptyState>
            : check.evidence.map((evidence, i) => <EvidenceView key={`${check.id} ${i}`} evidence={evidence} opened={i === 0} />)}
          <RulingPanel key={check.id} attemptId={attemptId} check={check} />
          <p className={classes.id}>Check <code>{check.id}</code></p>
        </section>
        <QuestionList questions={questions} followUp={followUp} />
      </div>
    </div>
  );
}
