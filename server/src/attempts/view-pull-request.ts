import type { PullRequest } from '@assay/graders/grader.ts';
import type { PullRequestView } from '../contract/pull-request.ts';

/** Both sides of every file; what the pull request does not touch has equal sides. */
export function viewPullRequest({ title, description, base, head }: PullRequest): PullRequestView {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])].sort();
  return { title, description, files: paths.map((path) => ({ path, before: base[path] ?? null, after: head[path] ?? null })) };
}
