import type { ExerciseVersion } from './choice.queries.ts';

type Submitted = { files: readonly string[]; variant: string | null };

/**
 * Why what was handed in for one version of an exercise is no answer to another; null where it is. Whether a candidate
 * was asked the same cannot be measured: who starts a regrade knows, and sees every difference.
 */
export function unfitReason({ files: submitted, variant }: Submitted, worked: ExerciseVersion, wanted: ExerciseVersion): string | null {
  if (wanted.id === worked.id) return null;
  if (wanted.version < worked.version) return `The candidate worked on version ${worked.version}, which is newer.`;
  if (wanted.kind !== worked.kind) return `Version ${wanted.version} is another kind of task.`;
  const [asked, wants] = [filesOf(worked, variant), filesOf(wanted, variant)];
  if (wants === null) return variant === null ? `Version ${wanted.version} has variants, and the candidate worked on none of them.` : `Version ${wanted.version} has no variant ${variant}, which the candidate worked on.`;
  const missing = wants.filter((path) => !submitted.includes(path));
  if (missing.length > 0) return `Version ${wanted.version} asks for ${missing.join(', ')}, which the candidate did not have.`;
  const dropped = (asked ?? []).filter((path) => !wants.includes(path));
  return dropped.length > 0 ? `Version ${wanted.version} does not ask for ${dropped.join(', ')} any more.` : null;
}

/** What the variant is answered with; null where the version does not have it, or has variants and none is named. */
function filesOf({ files, variants }: ExerciseVersion, variant: string | null): readonly string[] | null {
  if (variant !== null) return variants[variant] ?? null;
  return Object.keys(variants).length === 0 ? files : null;
}
