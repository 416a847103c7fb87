import type { DraftProblem } from '@assay/server/contract/exercise-drafts.ts';
import type { QueuedFile } from '../../candidate/workspace/drafts/save-status.ts';
import classes from './exercise.module.css';
import { PARTS, partOf } from './parts.ts';

type Props = { files: readonly QueuedFile[]; open: string; problems: readonly DraftProblem[]; onOpen: (path: string) => void };

/** The files under the part that each belongs to. */
export function FileTree({ files, open, problems, onOpen }: Props) {
  const parts = PARTS.map((part) => ({ ...part, files: files.filter(({ path }) => partOf(path).name === part.name) })).filter((part) => part.files.length > 0);
  return (
    <nav className={classes.tree} aria-label="Files">
      {parts.map(({ name, files: own }) => (
        <section key={name}>
          <h2>{name}</h2>
          <ul>
            {own.map(({ path, unsaved, conflict }) => (
              <li key={path}>
                <button type="button" aria-current={path === open} onClick={() => { onOpen(path); }}>
                  {path}{conflict !== null ? <span className={classes.bad}> (two versions)</span> : unsaved ? <span title="Not on the server yet"> •</span> : null}
                  {problems.some(({ file }) => file === path) && <span className={classes.bad}> (problem)</span>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
