import type { Preview } from '@assay/server/contract/authoring.ts';
import { Button } from '@mantine/core';
import { MailText } from './mail-text.tsx';
import classes from '../author.module.css';

/** What inviting would do, row by row; the bad rows with their line and the reason. */
export function CsvPreview({ preview: { candidates, problems, ignoredColumns, mail }, busy, onInvite }: { preview: Preview; busy: boolean; onInvite: () => void }) {
  return (
    <section className={classes.preview} aria-label="Preview" role="status">
      {problems.length > 0 && (
        <>
          <h3>✗ {problems.length === 1 ? 'One row cannot be invited' : `${problems.length} rows cannot be invited`}</h3>
          <ul className={classes.problems}>{problems.map(({ line, detail }) => <li key={line}><strong>Line {line}.</strong> {detail}</li>)}</ul>
        </>
      )}
      {ignoredColumns.length > 0 && <p className={classes.quiet}>Not read: {ignoredColumns.join(', ')}.</p>}
      {candidates.length > 0 && (
        <>
          <h3>✓ {candidates.length === 1 ? 'One candidate' : `${candidates.length} candidates`}</h3>
          <div className={classes.scroll} tabIndex={0} role="group" aria-label="Candidates to invite">
            <table className={classes.table}>
              <thead><tr><th scope="col">Line</th><th scope="col">Candidate</th><th scope="col">Time</th></tr></thead>
              <tbody>{candidates.map(({ line, name, email, timeFactor }) => <tr key={line}><td>{line}</td><th scope="row">{name}<small>{email}</small></th><td>{timeFactor === 1 ? 'as planned' : `× ${timeFactor}`}</td></tr>)}</tbody>
            </table>
          </div>
          {mail !== null && <details className={classes.mail}><summary>Words for the first of them</summary><MailText mail={mail} /></details>}
          <Button mt="sm" size="sm" onClick={onInvite} loading={busy}>Invite {candidates.length === 1 ? 'one candidate' : `${candidates.length} candidates`}</Button>
        </>
      )}
    </section>
  );
}
