import type { GradeView } from '@assay/server/contract/review.ts';
import { Button, CopyButton } from '@mantine/core';
import { CodeText } from '../editor/code-text.tsx';
import { CurveChart } from '../context-runs/curve-chart.tsx';
import { RunTrace } from '../context-runs/run-trace.tsx';
import { DiffLines } from '../ui/diff-lines.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { PathGraph } from './path-graph.tsx';
import classes from './evidence.module.css';

type Evidence = NonNullable<NonNullable<GradeView['report']>['checks'][number]['evidence']>[number];

/** One piece of evidence in reading order: who, by which way, what was sent, what came back, and why. */
export function EvidenceView({ evidence, opened }: { evidence: Evidence; opened: boolean }) {
  const { summary, actor, victim, path, statements, tables, facts, diff, curve, run, fixHint } = evidence;
  return (
    <details className={classes.piece} open={opened}>
      <summary><h3>{summary}</h3></summary>
      {actor !== undefined && <p className={classes.who}>As <strong>{actor}</strong>{victim !== undefined && <>, concerning <strong>{victim}</strong></>}</p>}
      {path !== undefined && path.length > 0 && <PathGraph path={path} />}
      {statements !== undefined && statements.length > 0 && <Statements statements={statements} />}
      {tables !== undefined && tables.length > 0 && <div className={classes.tables}>{tables.map((table, i) => <EvidenceTable key={i} table={table} victim={victim} />)}</div>}
      {facts !== undefined && facts.length > 0 && <section><h4>{run === undefined ? 'Facts behind it' : 'What is wrong here'}</h4><ul className={classes.facts}>{facts.map((fact) => <li key={fact}>{fact}</li>)}</ul></section>}
      {diff !== undefined && diff !== '' && <section><h4>Before and after</h4><DiffLines label="Definitions before and after the fix" diff={diff} /></section>}
      {curve !== undefined && <CurveChart curve={curve} />}
      {run !== undefined && <RunTrace run={run} />}
      {fixHint !== undefined && <p className={classes.hint}><strong>What would close it:</strong> {fixHint}</p>}
    </details>
  );
}

function Statements({ statements }: { statements: string[] }) {
  const all = statements.map((statement) => (statement.trimEnd().endsWith(';') ? statement : `${statement};`)).join('\n');
  return (
    <section className={classes.statements}>
      <div><h4>{statements.length === 1 ? 'Statement' : 'Statements, in order'}</h4>
        <CopyButton value={all}>{({ copied, copy }) => <Button size="compact-xs" variant="default" onClick={copy}>{copied ? 'Copied ✓' : 'Copy for psql'}</Button>}</CopyButton></div>
      <CodeText>{all}</CodeText>
    </section>
  );
}
