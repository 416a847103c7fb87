import type { PullRequestView } from '@assay/server/contract/pull-request.ts';
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MarkdownText } from '../../../../ui/markdown-text.tsx';
import { changedLines } from './changed-lines.ts';
import type { ReviewComment } from './review-file.ts';
import { useViewed } from './use-viewed.ts';
import classes from './pull-request.module.css';

type Props = { attemptId: string; pullRequest: PullRequestView; comments: readonly ReviewComment[]; open: string | null; onOpen: (path: string) => void };

/** The author's words, and every file: what changed first, the rest of the repository below. */
export function ChangeList({ attemptId, pullRequest: { title, description, files }, comments, open, onOpen }: Props) {
  const [search, setSearch] = useState('');
  const [viewed, setViewed] = useViewed(attemptId);
  const wanted = files.filter(({ path, before, after }) => search === '' || path.includes(search) || (after ?? before ?? '').toLowerCase().includes(search.toLowerCase()));
  const changed = wanted.filter(({ before, after }) => before !== after);
  const same = wanted.filter(({ before, after }) => before === after);
  const link = (path: string) => <button type="button" aria-current={path === open} onClick={() => { onOpen(path); }}><code>{path}</code></button>;
  return (
    <div className={classes.list} tabIndex={0} role="region" aria-label="Pull request">
      <h2>{title}</h2>
      <details open><summary>Description by the author</summary><MarkdownText>{description}</MarkdownText></details>
      <TextInput size="xs" label="Find a file, or text in files" value={search} onChange={(event) => { setSearch(event.currentTarget.value); }} />
      <h3>Changed files</h3>
      <ul className={classes.files}>
        {changed.map(({ path, before, after }) => {
          const { added, removed } = changedLines(before, after);
          const own = comments.filter(({ file }) => file === path).length;
          return (
            <li key={path}>
              {link(path)}
              <span className={classes.counts}><span className={classes.added}>+{added}</span> <span className={classes.removed}>−{removed}</span>{own > 0 && ` · ${own} ${own === 1 ? 'comment' : 'comments'}`}</span>
              <Checkbox size="xs" label="Viewed" aria-label={`Viewed ${path}`} checked={viewed.includes(path)} onChange={(event) => { setViewed(path, event.currentTarget.checked); }} />
            </li>
          );
        })}
        {changed.length === 0 && <li>None fits.</li>}
      </ul>
      <details open={search !== ''}><summary>Rest of the repository ({same.length})</summary><ul className={classes.files}>{same.map(({ path }) => <li key={path}>{link(path)}</li>)}</ul></details>
    </div>
  );
}
