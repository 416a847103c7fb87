import { Button } from '@mantine/core';
import { Problem } from '../api/problem.ts';
import { blameOf } from './blame.ts';
import classes from './problem-panel.module.css';

/** What happened, whose fault it is, what to do next, and the request id for whoever is asked about it. */
export function ProblemPanel({ error, onRetry, next }: { error: unknown; onRetry?: (() => unknown) | undefined; next?: string | undefined }) {
  const problem = error instanceof Problem ? error : null;
  const title = problem?.title ?? 'This page failed';
  const detail = problem?.message ?? (error instanceof Error ? error.message : String(error));
  const whatNow = next ?? blameOf(error);
  return (
    <section className={classes.panel} role="alert">
      <h2>{title}</h2>
      {detail !== title && <p>{detail}</p>}
      {problem !== null && problem.fields.length > 0 && (
        <ul className={classes.fields}>
          {problem.fields.map((field) => <li key={field.pointer}><code>{field.pointer}</code>: {field.detail}</li>)}
        </ul>
      )}
      {whatNow !== null && <p>{whatNow}</p>}
      {onRetry !== undefined && <Button mt="xs" size="xs" variant="default" onClick={() => void onRetry()}>Try again</Button>}
      {problem !== null && problem.requestId !== null && <p className={classes.small}>Request <code>{problem.requestId}</code></p>}
    </section>
  );
}
