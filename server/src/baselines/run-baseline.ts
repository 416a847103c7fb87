import { randomUUID } from 'node:crypto';
import { measureBaseline } from '@assay/graders/baseline/measure-baseline.ts';
import type { ClaudeRun } from '@assay/graders/claude/ask-claude.ts';
import { UnusableAnswer } from '@assay/graders/claude/read-answer.ts';
import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { finishRun, selectOptionalAskedRun } from './baseline-runs.queries.ts';
import { insertOwnBaseline } from './baselines.queries.ts';

const WHAT_NEXT = 'Nothing was scored. Measure again; if it stays so, tell whoever runs Assay';

type Organization = Extract<Scope, { scope: 'organization' }>;

/** Has a baseline measured that an author asked for, and keeps it for the organization. No failure, whose ever, is a score. */
export async function runBaseline(deps: Deps, scope: Organization, runId: string): Promise<void> {
  const { database, workspaces, claude, log } = deps;
  const asked = await database.within(scope, (db) => selectOptionalAskedRun(db, runId));
  if (asked === null) return;
  const { exercise_id: exerciseId, ...forCandidate } = asked;
  let took: ClaudeRun | null = null;
  const fail = (reason: string, incidentId: string | null) => database.within(scope, (db) => finishRun(db, runId, { state: 'failed', reason, incidentId, run: took }));
  if (claude === null) return fail('The worker has no key for Claude. Whoever runs Assay can set ANTHROPIC_API_KEY there too.', null);
  let incidentId: string = randomUUID();
  let ours: unknown = null;
  try {
    const forGrading = await workspaces.gradingMaterial({ exercise_id: exerciseId, variant: null });
    const baseline = await measureBaseline({ forCandidate, forGrading }, {
      settings: claude, sandboxUrl: workspaces.sandboxUrl(null),
      told: (run) => { took = run; },
      onIncident: (incident) => { [incidentId, ours] = [incident.id, incident.cause]; },
    });
    await database.within(scope, async (db) => {
      await insertOwnBaseline(db, exerciseId, baseline);
      await finishRun(db, runId, { state: 'measured', reason: null, incidentId: null, run: baseline.run });
    });
  } catch (cause) {
    if (cause instanceof UnusableAnswer) return fail(`${cause.message} ${WHAT_NEXT}.`, null);
    log.error({ err: ours ?? cause, incidentId, runId, slug: forCandidate.slug }, 'A baseline failed through our fault');
    await fail(`It failed through our fault. ${WHAT_NEXT} the incident.`, incidentId);
  }
}
