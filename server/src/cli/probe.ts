import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { loadFixture } from '@assay/fixtures/database/load-fixture.ts';
import { readSqlFile } from '@assay/fixtures/database/sql-file.ts';
import { startEmbeddedServer } from '@assay/fixtures/postgres/embedded-server.ts';
import { ACTORS_HELP, readActors } from '@assay/graders/rls-review/probe/actors-file.ts';
import { describeProbe } from '@assay/graders/rls-review/probe/describe-probe.ts';
import { probeDatabase } from '@assay/graders/rls-review/probe/probe-database.ts';
import { probeFixture } from '@assay/graders/rls-review/probe/probe-fixture.ts';
import type { ProbeResult } from '@assay/graders/rls-review/probe/probe-result.ts';

type Options = { apply: string[]; databaseUrl?: string; actors?: string; seed: string; json: boolean };
const EXIT = { sound: 0, leaky: 1, overblocked: 1, unmeasured: 2 } as const;

/** `assay probe`: exit 0 sound, 1 leaky or overblocked, 2 when it could not be measured. */
export function registerProbe(program: Command): void {
  program.command('probe').description('ask whether one tenant learns of another or changes what it has')
    .argument('[fixture]', 'a fixture folder; left out with --actors')
    .option('--apply <file>', 'SQL applied in order after the rows, as the owner (`-- as: admin` in its first line: as administrator)', (file: string, files: string[]) => [...files, file], [])
    .option('--database-url <url>', 'a fixture: a server to make throw-away databases on, as superuser (embedded when left out); with --actors: the database to probe')
    .option('--actors <file>', 'probe an existing database, read-only, as these actors')
    .option('--seed <n>', 'the same seed asks the same questions', '1')
    .option('--json', 'the result as JSON', false)
    .addHelpText('after', ACTORS_HELP)
    .action(probe);
}

async function probe(folder: string | undefined, options: Options): Promise<void> {
  try {
    const result = options.actors === undefined ? await ofFixture(folder, options) : await ofDatabase(options.actors, options);
    console.log(options.json ? JSON.stringify(result, null, 2) : describeProbe(folder ?? 'database', result));
    process.exitCode = EXIT[result.verdict];
  } catch (error) {
    // Not a verdict: whoever asked has something to mend first.
    console.error(error instanceof TypeError ? error : (error as Error).message);
    process.exitCode = 2;
  }
}

async function ofFixture(folder: string | undefined, { apply, databaseUrl, seed }: Options): Promise<ProbeResult> {
  if (folder === undefined) throw new Error('Name a fixture folder, or a database with --database-url and --actors.');
  const missing = apply.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`--apply: there is no file ${missing}.`);
  const fixture = loadFixture(folder);
  const changes = apply.map((path) => readSqlFile(path));
  const tell = process.stderr.isTTY ? (step: string) => process.stderr.write(`\r\x1b[K${step} …`) : () => {};
  const server = databaseUrl === undefined ? await startEmbeddedServer() : null;
  try {
    return await probeFixture(server?.url ?? databaseUrl ?? '', fixture, changes, { seed: Number(seed), keepRoleNames: server !== null, tell });
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    await server?.stop();
  }
}

async function ofDatabase(actorsFile: string, { databaseUrl }: Options): Promise<ProbeResult> {
  if (databaseUrl === undefined) throw new Error('--actors needs --database-url: the database to probe.');
  return probeDatabase(databaseUrl, readActors(actorsFile));
}
