import type { Command } from 'commander';
import { allRoutes } from '../app.ts';
import type { Deps } from '../deps.ts';
import { describeApi } from '../openapi/describe-api.ts';

/** `assay openapi`: the API's description, without a server. */
export function registerOpenApi(program: Command): void {
  program.command('openapi').description('print the OpenAPI 3.1 document of the API')
    // What routes say of themselves needs no database: nothing of this is called.
    .action(() => console.log(JSON.stringify(describeApi(allRoutes({} as Deps)), null, 2)));
}
