import { CopyButton, Button } from '@mantine/core';
import classes from './session.module.css';

/** For the conversation: each from what this submission did. */
export function QuestionList({ questions }: { questions: string[] }) {
  if (questions.length === 0) return null;
  return (
    <section className={classes.evidence} aria-labelledby="questions-title">
      <h2 id="questions-title">Questions to ask</h2>
      <p className={classes.quiet}>Made by rule from this submission’s own runs.</p>
      <ol className={classes.questions}>{questions.map((question) => <li key={question}>{question}</li>)}</ol>
      <CopyButton value={questions.map((question, i) => `${i + 1}. ${question}`).join('\n')}>
        {({ copied, copy }) => <Button size="compact-xs" variant="default" onClick={copy}>{copied ? 'Copied ✓' : 'Copy all'}</Button>}
      </CopyButton>
    </section>
  );
}
