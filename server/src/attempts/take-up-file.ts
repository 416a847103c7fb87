import type { PullRequest } from '@assay/graders/grader.ts';
import type { WorkspaceFile } from '../contract/attempt.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { insertFile, selectFiles, type Attempt } from './attempts.queries.ts';

/**
 * Puts a file of the repository into the workspace, below `patch/`, to be repaired there; asked again, gives what is there now.
 * @throws AppError `file_unknown` for what the pull request does not have, and for its tests: a repair is judged by them
 */
export async function takeUpFile(db: Db, attempt: Attempt, { head }: PullRequest, file: string): Promise<WorkspaceFile> {
  const content = head[file];
  if (content === undefined || file.startsWith('tests/')) throw new AppError('file_unknown', `The pull request has no ${file} to repair.`, { fields: [{ pointer: '/file', detail: 'Name a file of the repository that is no test.' }] });
  const path = `patch/${file}`;
  await insertFile(db, attempt, path, content);
  return (await selectFiles(db, attempt)).find((each) => each.path === path)!;
}
