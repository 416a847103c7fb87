import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { baselineQuery } from '../../../api/baselines.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { VerdictMark } from '../../../ui/verdict-mark.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { baselineSentence } from './baseline-sentence.ts';
import classes from './baseline.module.css';
import { tookSentence } from './took-sentence.ts';

/** `/review/baselines/:exerciseId`: what a stock model was asked, what it handed in, and what came of it. */
export function BaselinePage() {
  return <StaffPage title="AI baseline"><Baseline /></StaffPage>;
}

function Baseline() {
  const { exerciseId = '' } = useParams();
  const baseline = useQuery(baselineQuery(exerciseId));
  if (baseline.isPending) return <p role="status">Loading the baseline…</p>;
  if (baseline.isError) return <ProblemPanel error={baseline.error} onRetry={baseline.refetch} />;
  const { checks, transcript: { system, prompt, files } } = baseline.data;
  return (
    <>
      <p><strong>{baselineSentence(baseline.data)}</strong></p>
      <p className={classes.line}>{tookSentence(baseline.data)} Asked once, with what a candidate sees and nothing to run it on. A high score says that the task does not tell who used a model.</p>
      <section className={classes.part} aria-label="Checks">
        <h2>Checks</h2>
        <ul className={classes.checks}>{checks.map(({ id, verdict }) => <li key={id}><VerdictMark verdict={verdict} /><code>{id}</code></li>)}</ul>
      </section>
      <section className={classes.part} aria-label="Handed in">
        <h2>What it handed in</h2>
        {Object.entries(files).map(([path, content]) => (
          <div key={path}><h3><code>{path}</code></h3><pre className={classes.text} tabIndex={0} aria-label={path}>{content}</pre></div>
        ))}
      </section>
      <section className={classes.part} aria-label="Asked">
        <h2>What it was asked</h2>
        <pre className={classes.text} tabIndex={0} aria-label="Prompt">{system}{'\n\n'}{prompt}</pre>
      </section>
    </>
  );
}
