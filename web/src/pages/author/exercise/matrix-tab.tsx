import type { Examination, MatrixView } from '@assay/server/contract/exercise-drafts.ts';
import { VERDICTS } from '@assay/server/contract/words.ts';
import type { UseQueryResult } from '@tanstack/react-query';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import { VerdictMark } from '../../../ui/verdict-mark.tsx';
import { EvidenceView } from '../../../evidence/evidence-view.tsx';
import classes from './exercise.module.css';

type Row = MatrixView['rows'][number];

/** Samples × checks of the last check; a cell opens its evidence, and `?sample=` and `?check=` say which. */
export function MatrixTab({ examination }: { examination: UseQueryResult<Examination> }) {
  const [query, change] = useQueryChange<{ sample: string | null; check: string | null }>();
  const check = examination.data?.check ?? null;
  if (check?.matrix == null) return <EmptyState title="No results yet">Check grades the starter, what must never pass, and every sample, and shows here what each check said.</EmptyState>;
  const { matrix } = check;
  const chosen = matrix.rows.find(({ name }) => name === query.get('sample'));
  const id = query.get('check');
  return (
    <>
      <p className={classes.quiet}>
        {asDateTime(check.finishedAt ?? check.requestedAt)}{check.contentHash !== examination.data?.contentHash && ', of files that have changed since'}.
        {' '}Each was graded {matrix.rows[0]?.runs.length ?? 0} times. <strong>Must fail</strong>: the sample says so itself. ≠: the repeats disagree.
      </p>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Samples and checks">
        <table className={classes.matrix}>
          <thead><tr><th scope="col">Sample</th>{matrix.checks.map((column) => <th key={column.id} scope="col" title={column.id}>{column.title}</th>)}<th scope="col">Points</th></tr></thead>
          <tbody>
            {matrix.rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                {matrix.checks.map((column) => (
                  <td key={column.id}><Cell row={row} id={column.id} title={column.title} current={row === chosen && column.id === id} onChoose={() => { change({ sample: row.name, check: column.id }); }} /></td>
                ))}
                <td>{pointsOf(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen !== undefined && id !== null && <Evidence row={chosen} id={id} />}
    </>
  );
}

const verdictsOf = (row: Row, id: string) => [...new Set(row.runs.flatMap(({ checks }) => checks.filter((check) => check.id === id).map(({ verdict }) => verdict)))];

function Cell({ row, id, title, current, onChoose }: { row: Row; id: string; title: string; current: boolean; onChoose: () => void }) {
  const verdicts = verdictsOf(row, id);
  if (verdicts.length === 0) return <span className={classes.quiet}>none</span>;
  const words = verdicts.map((verdict) => VERDICTS[verdict].word).join(' and ');
  const [verdict] = verdicts;
  const must = row.mustFail.includes(id);
  return (
    <button type="button" className={classes.cell} aria-pressed={current} onClick={onChoose}>
      <span className="visually-hidden">{row.name}, {title}: </span>
      {verdict !== undefined && verdicts.length === 1 ? <VerdictMark verdict={verdict} /> : `≠ ${words}`}{must && <small> must fail</small>}
    </button>
  );
}

function pointsOf({ runs }: Row): string {
  return [...new Set(runs.map(({ outcome, score }) => (outcome === 'graded' ? String(score ?? '–') : outcome)))].join(' / ');
}

/** What a check said of a sample; of repeats that disagree, each. */
function Evidence({ row, id }: { row: Row; id: string }) {
  const said = row.runs.flatMap(({ seed, checks }) => checks.filter((check) => check.id === id).map((check) => ({ seed, check })));
  const shown = verdictsOf(row, id).length > 1 ? said : said.slice(0, 1);
  return (
    <section className={classes.evidence} aria-live="polite">
      {shown.map(({ seed, check }) => (
        <article key={seed}>
          <h2>{row.name}: {check.title}</h2>
          <p><VerdictMark verdict={check.verdict} /> <code>{check.id}</code>, seed {seed}</p>
          <p>{check.detail}</p>
          {check.evidence?.map((piece, index) => <EvidenceView key={index} evidence={piece} opened={index === 0} />)}
        </article>
      ))}
    </section>
  );
}
