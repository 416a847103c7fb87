import type { ExerciseVersion } from './choice.queries.ts';

/**
 * Why what was handed in for one version of an exercise is no answer to another; null where it is. Whether a candidate
 * was asked the same cannot be measured: who starts a regrade knows, and sees every difference.
 */
export function unfitReason(submitted: readonly string[], worked: ExerciseVersion, wanted: ExerciseVersion): string | null {
  if (wanted.id === worked.id) return null;
  if (wanted.version < worked.version) return `The candidate worked on version ${worked.version}, which is newer.`;
  if (wanted.kind !== worked.kind) return `Version ${wanted.version} is another kind of task.`;
  const missing = wanted.files.filter((path) => !submitted.includes(path));
  if (missing.length > 0) return `Version ${wanted.version} asks for ${missing.join(', ')}, which the candidate did not have.`;
  const dropped = worked.files.filter((path) => !wanted.files.includes(path));
  return dropped.length > 0 ? `Version ${wanted.version} does not ask for ${dropped.join(', ')} any more.` : null;
}
