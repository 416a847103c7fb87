import type { SessionView } from '@assay/server/contract/session.ts';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { MarkdownText } from '../../../ui/markdown-text.tsx';
import { Page } from '../../../ui/page.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { WithSession } from '../link/with-session.tsx';
import { PracticePad } from './practice-pad.tsx';
import { SystemCheck } from './system-check.tsx';
import classes from './welcome.module.css';

/** `/s/:token`: everything to know before the first clock starts. */
export function WelcomePage() {
  return <WithSession title="Welcome">{(session, token) => <Welcome session={session} token={token} />}</WithSession>;
}

function Welcome({ session, token }: { session: SessionView; token: string }) {
  const { candidate, organization, screen, attempts, policies } = session;
  const minutes = attempts.reduce((sum, attempt) => sum + attempt.minutes, 0);
  const begun = attempts.some((attempt) => attempt.state !== 'not_started');
  return (
    <Page title={screen.title} end={<span>{candidate.name}</span>} heading={
      <header className={classes.head}>
        <p className={classes.from}>{organization.name} invites you, {candidate.name}</p>
        <h1>{screen.title}</h1>
        <p className={classes.facts}>{count(attempts.length, 'task')} · {minutes} minutes of work in all · open until {asDateTime(session.expiresAt)}</p>
      </header>
    }>
      {screen.introduction !== '' && <MarkdownText>{screen.introduction}</MarkdownText>}

      <section aria-labelledby="tasks">
        <h2 id="tasks" className={classes.section}>What you will do</h2>
        <ol className={classes.tasks}>
          {attempts.map((attempt) => (
            <li key={attempt.id}>
              <div><strong>{attempt.title}</strong><span className={classes.minutes}>{attempt.minutes} min</span></div>
              <p>{attempt.summary}</p>
            </li>
          ))}
        </ol>
        <p className={classes.quiet}>Each task has its own clock, which starts only when its workspace is ready. Between tasks you may take a break. Your work is saved while you type; a closed tab or a lost network loses nothing.</p>
      </section>

      {policies.length > 0 && (
        <section aria-labelledby="rules">
          <h2 id="rules" className={classes.section}>What is recorded, who sees it, what is allowed</h2>
          <div className={classes.policies}>
            {policies.map((policy) => <article key={policy.title}><h3>{policy.title}</h3><MarkdownText>{policy.text}</MarkdownText></article>)}
          </div>
        </section>
      )}

      <section aria-labelledby="ready">
        <h2 id="ready" className={classes.section}>Is this browser ready?</h2>
        <SystemCheck />
      </section>

      <PracticePad />

      <div className={classes.start}>
        <Button size="md" component={Link} to={`/s/${token}/tasks`}>{begun ? 'Go on to the tasks' : 'Go to the tasks'}</Button>
        <span className={classes.quiet}>No clock starts yet.</span>
      </div>
    </Page>
  );
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
