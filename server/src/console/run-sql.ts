import type { Workspace } from '@assay/fixtures/workspace/workspace.ts';
import type { SqlAnswer, SqlBodySchema } from '../contract/console.ts';
import type { Attempt } from '../attempts/attempts.queries.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import type { z } from 'zod';
import { DEFAULT_LIMITS } from './limits.ts';
import type { RunningStatements } from './running-statements.ts';

/** Runs a script in the attempt's database. SQL that fails is an answer; only our own failures throw. */
export async function runSql(
  { workspaces }: Pick<Deps, 'workspaces'>, running: RunningStatements, attempt: Attempt, { actor: id, sql, explain }: z.output<typeof SqlBodySchema>,
): Promise<SqlAnswer> {
  const actors = await workspaces.actors(attempt);
  const actor = actors.find((candidate) => candidate.id === id);
  if (actor === undefined) {
    throw new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer: '/actor', detail: `Expected one of ${actors.map((known) => known.id).join(', ')}.` }] });
  }
  const workspace = await workspaces.open(attempt);
  return running.during(attempt.id, async (signal) => {
    const request = {
      actor: actor.tenant === null ? { as: 'owner' as const } : { as: 'tenant' as const, tenant: actor.tenant, role: actor.role },
      sql,
      limits: { rows: DEFAULT_LIMITS.rows, milliseconds: DEFAULT_LIMITS.statementMs },
      signal,
      ...(explain !== 'none' && { explain }),
    };
    return present(id, await workspace.run(request));
  });
}

function present(actor: string, { statements, messages, error, durationMs }: Awaited<ReturnType<Workspace['run']>>): SqlAnswer {
  return {
    actor,
    results: statements,
    error: error && { kind: error.kind, message: error.message, sqlstate: error.sqlstate, detail: error.detail, hint: error.hint, position: error.position, line: error.line },
    notices: messages.map(({ severity, message }) => ({ severity, message })),
    durationMs,
  };
}
