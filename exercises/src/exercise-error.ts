/** One thing that is wrong with an exercise, where, and what to do about it. */
export type Problem = { file: string; line: number | null; message: string };

export function describeProblem({ file, line, message }: Problem): string {
  return `${file}${line === null ? '' : `:${line}`}: ${message}`;
}

/** An exercise that cannot be used as it is. Carries everything found, so that an author repairs it in one go. */
export class ExerciseError extends Error {
  override name = 'ExerciseError';
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.problems = problems;
  }
}
