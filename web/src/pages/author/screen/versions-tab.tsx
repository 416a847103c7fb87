import type { ScreenDetail } from '@assay/server/contract/screens.ts';
import { ruleSentence } from '../../../screens/rule-words.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { changesBetween } from './screen-changes.ts';
import classes from './screen.module.css';

/** What was published when, by whom, and what it changed. */
export function VersionsTab({ screen: { versions, exercises } }: { screen: ScreenDetail }) {
  if (versions.length === 0) return <EmptyState title="Nothing is published yet">Publishing makes a version that never changes; candidates are invited to the newest.</EmptyState>;
  return (
    <ol className={classes.versions} reversed>
      {versions.map(({ version, definition, publishedAt, publishedBy, sessions }, index) => {
        const earlier = versions[index + 1];
        const changes = earlier === undefined ? [] : changesBetween(earlier.definition, definition, exercises);
        return (
          <li key={version} className={classes.card}>
            <h2>Version {version}</h2>
            <p className={classes.quiet}>{asDateTime(publishedAt)}, {publishedBy} · {sessions === 1 ? 'one candidate' : `${sessions} candidates`}</p>
            {earlier === undefined ? <p>{definition.title}. {ruleSentence(definition.rule)}</p> : <ul>{changes.map((change) => <li key={change}>{change}</li>)}</ul>}
          </li>
        );
      })}
    </ol>
  );
}
