import type { AttemptReport } from '@assay/server/contract/review.ts';
import { CodeText } from '../../../editor/code-text.tsx';
import { languageOf } from '../../../editor/editor-types.ts';
import { asDateTime } from '../../../ui/times.ts';
import classes from './session.module.css';

/** What the deadline had handed in before an author reopened the task. */
export function EarlierSubmissions({ earlier }: { earlier: AttemptReport['earlierSubmissions'] }) {
  return earlier.map(({ id, submittedAt, reopenedAt, reopenedBy, score, files }) => (
    <details key={id} className={classes.quiet}>
      <summary>Handed in before by the deadline, {asDateTime(submittedAt)}{score !== null && `, score ${score}`}; reopened by {reopenedBy}, {asDateTime(reopenedAt)}</summary>
      <div className={classes.files}>
        {files.map(({ path, content }) => (
          <section key={path} className={classes.file} aria-label={`${path}, as handed in before`}>
            <h2><code>{path}</code></h2>
            {content.trim() === '' ? <p>Empty</p> : <div className={classes.paper}><CodeText language={languageOf(path)}>{content}</CodeText></div>}
          </section>
        ))}
      </div>
    </details>
  ));
}
