import type { ContextRun } from '@assay/server/contract/context-evidence.ts';
import { CeilingText } from './ceiling-text.tsx';
import classes from './context-runs.module.css';

const OUTCOMES: Record<ContextRun['outcome'], string> = { ok: 'a context', insufficient: 'insufficient', none: 'no result' };

/** One run under one ceiling: what is wrong first, then searched, read, kept and left out, then the text. */
export function RunTrace({ run }: { run: ContextRun }) {
  const { problems, outcome, tokens, limit, value, full, optimum, searches, reads, counts, ms, hits, parts } = run;
  return (
    <section className={classes.trace} aria-label={`Trace of ${run.case} at a limit of ${limit} tokens`}>
      {problems.length > 0 && <ul className={classes.problems}>{problems.map((problem, i) => <li key={i}>✗ {problem}</li>)}</ul>}
      <dl className={classes.facts}>
        <div><dt>Result</dt><dd>{OUTCOMES[outcome]}</dd></div>
        <div><dt>Tokens</dt><dd>{tokens} of {limit}{tokens > limit && <strong> ✗ over</strong>}</dd></div>
        <div><dt>Value</dt><dd>{value} of {full}{optimum !== null && `, best here ${optimum}`}</dd></div>
        <div><dt>Searches</dt><dd>{searches.length}</dd></div>
        <div><dt>Reads</dt><dd>{reads}</dd></div>
        <div><dt>Counts</dt><dd>{counts}</dd></div>
        <div><dt>Time</dt><dd>{ms} ms</dd></div>
      </dl>
      {searches.length > 0 && (
        <details><summary>{searches.length === 1 ? '1 search' : `${searches.length} searches`}</summary>
          <ol className={classes.searches}>{searches.map(({ query, filtered, hits: found }, i) => <li key={i}><q>{query}</q> {found} hits{!filtered && <strong> ✗ without principals</strong>}</li>)}</ol>
        </details>
      )}
      {hits.length > 0 && <Hits hits={hits} />}
      {parts.length > 0 && <CeilingText parts={parts} limit={limit} />}
    </section>
  );
}

const FATES: Record<ContextRun['hits'][number]['fate'], string> = { included: '✓ included', dropped: 'dropped', unmentioned: '✗ not accounted for', forbidden: 'forbidden' };

function Hits({ hits }: { hits: ContextRun['hits'] }) {
  const ordered = hits.toSorted((a, b) => ORDER.indexOf(a.fate) - ORDER.indexOf(b.fate));
  return (
    <details open>
      <summary>{hits.length} documents found, {hits.filter(({ fate }) => fate === 'included').length} included</summary>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Documents found">
        <table className={classes.numbers}>
          <thead><tr><th scope="col">Document</th><th scope="col">Source</th><th scope="col">Read</th><th scope="col">What became of it</th></tr></thead>
          <tbody>{ordered.map(({ id, source, read, fate, reason }) => <tr key={id}><td><code>{id}</code></td><td>{source}</td><td>{read}</td><td>{FATES[fate]}{reason !== null && `: ${reason}`}</td></tr>)}</tbody>
        </table>
      </div>
    </details>
  );
}

const ORDER: ContextRun['hits'][number]['fate'][] = ['included', 'unmentioned', 'forbidden', 'dropped'];
