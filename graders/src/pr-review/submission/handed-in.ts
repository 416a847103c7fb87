import type { Files } from '../world/code-version.ts';
import { readReview, REVIEW_FILE, type Review } from './review-file.ts';

/** A submission by its parts; what is missing is empty. */
export type HandedIn = { review: Review; tests: Files; patch: Files };

export function handedIn(files: Files, head: Files): HandedIn | { refused: string } {
  const review = readReview(files[REVIEW_FILE], head);
  if ('refused' in review) return review;
  return { review, tests: below(files, 'tests/'), patch: below(files, 'patch/') };
}

function below(files: Files, folder: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name.startsWith(folder)).map(([name, text]) => [name.slice(folder.length), text]));
}
