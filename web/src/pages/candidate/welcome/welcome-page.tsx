import type { SessionView } from '@assay/server/contract/session.ts';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { MarkdownText } from '../../../ui/markdown-text.tsx';
import { asDate, asDateTime } from '../../../ui/times.ts';
import { CandidatePage } from '../candidate-page.tsx';
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
  const over = session.state === 'withdrawn' || session.state === 'expired';
  const begun = attempts.some((attempt) => attempt.state !== 'not_started');
  return (
    <CandidatePage session={session} title={screen.title} heading={
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
              {attempt.instructions !== '' && <MarkdownText>{attempt.instructions}</MarkdownText>}
            </li>
          ))}
        </ol>
        <p className={classes.quiet}>Each task has its own clock, which starts only when its workspace is ready and stands still when something fails on our side. {session.taskOrder === 'fixed' ? 'The tasks follow each other in this order.' : 'You choose the order.'} {session.breaksAllowed ? 'Between tasks you may take a break.' : 'There are no breaks: once you begin the first task, plan to do all of them, with up to ten minutes between two.'} Your work is saved while you type; a closed tab or a lost network loses nothing.</p>
      </section>

      <section aria-labelledby="rules">
        <h2 id="rules" className={classes.section}>What is allowed, what is recorded, who sees it</h2>
        <div className={classes.policies}>
          {policies.map((policy) => <article key={policy.title}><h3>{policy.title}</h3><MarkdownText>{policy.text}</MarkdownText></article>)}
          <article>
            <h3>How long it is kept</h3>
            <p>{organization.name} keeps what you write for {session.retentionDays} days after your screen ends: after the decision, or after the last thing that happens in it. If you do not take part, it is kept until {asDate(keptUntil(session))}. Then your name, your address and all you wrote are deleted. From your receipt you can take a copy along, dispute a result, or ask for deletion sooner.</p>
          </article>
        </div>
      </section>

      <section aria-labelledby="ready">
        <h2 id="ready" className={classes.section}>Is this browser ready?</h2>
        <SystemCheck />
      </section>

      <PracticePad />

      <div className={classes.start}>
        <Button size="md" component={Link} to={`/s/${token}/tasks`}>{over ? 'See your tasks' : begun ? 'Go on to the tasks' : 'Go to the tasks'}</Button>
        <span className={classes.quiet}>{session.state === 'withdrawn' ? 'You withdrew from this screen.' : session.state === 'expired' ? 'Its time is over.' : 'No clock starts yet.'}</span>
      </div>
    </CandidatePage>
  );
}

function keptUntil({ expiresAt, retentionDays }: SessionView): string {
  return new Date(Date.parse(expiresAt) + retentionDays * 86_400_000).toISOString();
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
