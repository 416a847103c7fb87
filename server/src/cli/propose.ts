import { Argument, type Command } from 'commander';
import { BUILT_IN, findExercise } from '@assay/exercises/find-exercises.ts';
import { loadExercise } from '@assay/exercises/load-exercise.ts';
import { addProposal, PROPOSALS } from '@assay/exercises/proposals.ts';
import { describeRun } from '@assay/graders/claude/ask-claude.ts';
import { logRun } from '@assay/graders/claude/run-log.ts';
import { PROPOSABLE, propose, whyNotProposable, type Proposable } from '@assay/graders/proposals/propose.ts';
import { CommandFailed, orExplain } from './command-failed.ts';
import { requireClaude } from './require-claude.ts';
import { withSandboxServer } from './sandbox-server.ts';

type Options = { dir: string; databaseUrl?: string };

/** `assay exercises propose`: a part of an exercise by Claude, marked until a person accepts it. */
export function registerPropose(exercises: Command): void {
  exercises.command('propose').description('have Claude propose a part of an exercise; it is marked, and holds up publishing until you accept it. Needs a key')
    .argument('<slug>')
    .addArgument(new Argument('<what>', 'a leak for a world of its own, a wrong sample, or a pull request with a bug').choices(PROPOSABLE))
    .option('--dir <folder>', 'a folder of exercises instead of the built-in ones', BUILT_IN)
    .option('--database-url <url>', 'a Postgres server to make throw-away databases on, as superuser; embedded when left out')
    .action((slug: string, what: Proposable, options: Options) => orExplain(() => ask(slug, what, options)));
}

async function ask(slug: string, what: Proposable, { dir, databaseUrl }: Options): Promise<void> {
  const exercise = loadExercise(findExercise(slug, dir));
  const why = whyNotProposable(what, exercise);
  if (why !== null) throw new CommandFailed(why);
  const { claude: settings, dataDirectory } = requireClaude(process.env);
  const { files, next, about } = await withSandboxServer(databaseUrl, (sandboxUrl) => propose(what, exercise, {
    settings, sandboxUrl,
    told: (run) => {
      logRun(dataDirectory, { what: `propose ${what}`, slug, ...run });
      console.log(describeRun(run));
    },
  }));
  addProposal(exercise.forGrading.directory, files, about);
  console.log([...Object.keys(files).map((path) => `+ ${path}`), next, `Read it, mend it, then remove its entry from ${PROPOSALS}.`].join('\n'));
}
