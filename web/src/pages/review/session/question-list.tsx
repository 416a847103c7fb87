import { CopyButton, Button } from '@mantine/core';
import classes from './session.module.css';

type Props = { /** By rule, from this submission. */ questions: string[]; /** By the author, for whoever takes the exercise. */ followUp: string[] };

/** For the conversation: what this submission did, and what its exercise asks of everybody. */
export function QuestionList({ questions, followUp }: Props) {
  const all = [...questions, ...followUp];
  if (all.length === 0) return null;
  return (
    <section className={classes.evidence} aria-labelledby="questions-title">
      <h2 id="questions-title">Questions to ask</h2>
      <Questions from="Made by rule from this submission’s own runs." questions={questions} />
      <Questions from="From the author of the exercise, for everybody who takes it." questions={followUp} />
      <CopyButton value={all.map((question, i) => `${i + 1}. ${question}`).join('\n')}>
        {({ copied, copy }) => <Button size="compact-xs" variant="default" onClick={copy}>{copied ? 'Copied ✓' : 'Copy all'}</Button>}
      </CopyButton>
    </section>
  );
}

function Questions({ from, questions }: { from: string; questions: string[] }) {
  if (questions.length === 0) return null;
  return (
    <>
      <p className={classes.quiet}>{from}</p>
      <ol className={classes.questions}>{questions.map((question) => <li key={question}>{question}</li>)}</ol>
    </>
  );
}
