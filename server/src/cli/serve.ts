import { Command } from 'commander';
import { once } from 'node:events';
import { ConfigError, readConfig } from '../config/config.ts';
import { startAssay } from '../start-assay.ts';

/** `assay serve`: answers requests. Jobs are left to `assay work`, unless `--all` is given. */
export const serve = new Command('serve')
  .description('answer requests; settings come from the environment')
  .option('--all', 'run jobs too', false)
  .action(async ({ all }: { all: boolean }) => runUntilSignal(all ? 'all' : 'serve', (url) => `Assay answers at ${url}`));

/** `assay work`: takes jobs (grades, checks, deadlines) from the queue. */
export const work = new Command('work')
  .description('grade submissions and run checks; settings come from the environment')
  .action(async () => runUntilSignal('work', () => 'Assay takes jobs'));

async function runUntilSignal(part: 'all' | 'serve' | 'work', greeting: (url: string) => string): Promise<void> {
  try {
    const assay = await startAssay({ config: readConfig(process.env), part });
    console.log(greeting(assay.url));
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await assay.stop();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
