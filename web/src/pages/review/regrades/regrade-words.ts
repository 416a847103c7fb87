import type { Instruments, RegradeDetail, RegradeSession, RegradeState, RunState } from '@assay/server/contract/regrades.ts';
import { FIT_WORDS } from '@assay/server/contract/words.ts';

export const REGRADE_STATES: Record<RegradeState, string> = {
  running: 'Running', ready: 'Waits to be looked at', failed: 'No result', applied: 'Applied', discarded: 'Discarded',
};
export const RUN_STATES: Record<RunState, string> = {
  queued: 'waiting', running: 'grading…', graded: 'graded', ungradable: 'cannot be run', broken: 'failed through our fault', unfit: 'does not fit', cancelled: 'stopped',
};

/** Who would get another verdict of the rule. */
function crossing({ sessions }: Pick<RegradeDetail, 'sessions'>): RegradeSession[] {
  return sessions.filter(({ fit }) => fit.before !== fit.after);
}

/** What a regrade comes to, in a sentence each: what it would change, or has. */
export function summaryOf(regrade: Pick<RegradeDetail, 'sessions' | 'runs' | 'state'>): string[] {
  const { sessions, runs, state } = regrade;
  const says = state === 'applied' ? { cross: 'crossed', keep: 'kept', moot: 'stopped counting' } : { cross: 'would cross', keep: 'would keep', moot: 'would not count any more' };
  const changed = sessions.filter((session) => session.changed).length;
  const waiting = sessions.filter((session) => !session.changed && session.tasks.some(({ state }) => state === 'queued' || state === 'running')).length;
  const over = crossing(regrade);
  const moot = sessions.reduce((sum, session) => sum + session.moot, 0);
  const decided = sessions.filter((session) => session.changed && session.decision !== null).length;
  return [
    `${counted(changed, 'candidate changes', 'candidates change')}, ${sessions.length - changed - waiting} unchanged${waiting === 0 ? '' : `, ${waiting} still to be graded`}.`,
    over.length === 0
      ? `Nobody ${says.cross} the bar.`
      : `${counted(over.length, 'candidate', 'candidates')} ${says.cross} the bar: ${over.map(({ name, fit }) => `${name} (${FIT_WORDS[fit.before].toLowerCase()} → ${FIT_WORDS[fit.after].toLowerCase()})`).join(', ')}.`,
    ...(runs.without === 0 ? [] : [`${counted(runs.without, 'task has', 'tasks have')} no new result and ${says.keep} the grade there is.`]),
    ...(moot === 0 ? [] : [`${counted(moot, 'ruling', 'rulings')} ${says.moot}, because the machine says something else than what was ruled on.`]),
    ...(decided === 0 ? [] : [`${counted(decided, 'of those who change is decided', 'of those who change are decided')}; decisions stay as they are.`]),
  ];
}

/** What a run graded with, next to what the grade before it did: only what differs. */
export function instrumentChanges({ before, after }: { before: Instruments | null; after: Instruments | null }): string[] {
  if (before === null || after === null) return [];
  return [
    ...(before.graderVersion === after.graderVersion ? [] : [`grader ${before.graderVersion} → ${after.graderVersion}`]),
    ...(before.version !== after.version ? [`exercise version ${before.version ?? 'unknown'} → ${after.version ?? 'unknown'}`] : []),
    ...(before.version === after.version && before.exerciseHash !== after.exerciseHash ? [`content of the exercise ${before.exerciseHash.slice(0, 8)} → ${after.exerciseHash.slice(0, 8)}`] : []),
    ...(before.seed === after.seed ? [] : [`seed ${before.seed} → ${after.seed}`]),
  ];
}

function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
