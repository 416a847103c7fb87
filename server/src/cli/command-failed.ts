import { ExerciseError } from '@assay/exercises/exercise-error.ts';
import { FixtureError } from '@assay/fixtures/database/fixture-error.ts';
import { UnusableAnswer } from '@assay/graders/claude/read-answer.ts';

/** A command that could not be run, for a reason the person at the terminal can act on. */
export class CommandFailed extends Error {
  override name = 'CommandFailed';
}

/** Runs a command; what its caller can repair is said in words, with exit code 2. */
export async function orExplain(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CommandFailed || error instanceof ExerciseError || error instanceof FixtureError || error instanceof UnusableAnswer)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
