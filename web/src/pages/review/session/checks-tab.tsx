import type { GradeView } from '@assay/server/contract/review.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { VerdictMark } from '../../../ui/verdict-mark.tsx';
import { EvidenceView } from './evidence-view.tsx';
import { points } from './score-sentence.ts';
import classes from './session.module.css';

type Report = NonNullable<GradeView['report']>;

/** Checks on the left, the evidence of the chosen one on the right; a failed one is chosen first. */
export function ChecksTab({ report, chosen, onChoose }: { report: Report; chosen: string | null; onChoose: (id: string) => void }) {
  const { checks } = report;
  const check = checks.find(({ id }) => id === chosen) ?? checks.find(({ verdict }) => verdict === 'fail') ?? checks[0];
  if (check === undefined) return <EmptyState title="This run made no checks">{report.reason}</EmptyState>;
  return (
    <div className={classes.split}>
      <ul className={classes.checks} aria-label="Checks">
        {checks.map((entry) => (
          <li key={entry.id}>
            <button type="button" aria-pressed={entry.id === check.id} onClick={() => { onChoose(entry.id); }}>
              <span className={classes.checkHead}><VerdictMark verdict={entry.verdict} /><span className={classes.weight}>{entry.weight === 0 ? 'no points' : entry.weight === 1 ? '1 point' : `${points(entry.weight)} points`}</span></span>
              <strong>{entry.title}</strong>
              <span className={classes.sentence}>{entry.detail}</span>
            </button>
          </li>
        ))}
      </ul>
      <section className={classes.evidence} aria-labelledby="evidence-title">
        <h2 id="evidence-title">{check.title}</h2>
        <p className={classes.verdictLine}><VerdictMark verdict={check.verdict} /> <span>{check.detail}</span></p>
        {check.evidence === undefined || check.evidence.length === 0
          ? <EmptyState title="No further evidence">{check.verdict === 'unmeasured' ? 'The machine does not judge this check; read the files.' : 'The sentence above is all this check recorded.'}</EmptyState>
          : check.evidence.map((evidence, i) => <EvidenceView key={`${check.id} ${i}`} evidence={evidence} opened={i === 0} />)}
        <p className={classes.id}>Check <code>{check.id}</code></p>
      </section>
    </div>
  );
}
