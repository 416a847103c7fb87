import type { Check } from '../../report.ts';
import type { Material } from '../material/read-material.ts';
import { findLines } from '../material/whole-lines.ts';
import type { Files } from '../world/code-version.ts';
import type { TestRun } from '../world/version-runner.ts';
import { WEIGHTS } from './match-findings.ts';
import { check } from './named.ts';
import { isUnclear, runOwn, visibleTests, type TellTest, type Where } from './run-tests.ts';
import { traceEvidence } from './trace.ts';

const GROUP = 'Fix';
const TITLES = { closes: 'The fix closes the issues, in every order and with several processes', keeps: 'The fix keeps what worked', decoys: 'Right code was left alone' };

/** Runs the hidden tests and the visible ones on the candidate's fix, in another process than the fix. */
export async function judgeFix(patch: Files, material: Material, seed: number, where: Where, tell: TellTest): Promise<{ checks: Check[]; schedules: number }> {
  const { head, key, issueTests, behaviour } = material;
  const none = (detail: string) => ({ schedules: 0, checks: [closes({ verdict: 'fail', share: 0, detail }), keeps({ verdict: 'fail', detail }), decoys({ verdict: 'fail', detail })] });
  const changed = Object.entries(patch).filter(([file, text]) => head.files[file] !== text && !file.startsWith('tests/'));
  if (changed.length === 0) return none('No fix was handed in.');
  const fixed = { ...head, files: { ...head.files, ...Object.fromEntries(changed) } };
  const remains = { ...visibleTests(head.files), ...behaviour };
  const ran = await runOwn(fixed, Object.assign({ ...remains }, ...Object.values(issueTests)) as Files, seed, where, (name, share) => { tell(`The fix: ${name}`, share); });
  if ('refused' in ran) return none(`The fix breaks the build. ${ran.refused}`);
  const issues = key.issues.map(({ id, severity }) => ({ id, severity, runs: ran.runs.filter(({ file }) => file in issueTests[id]!) }));
  const kept = ran.runs.filter(({ file }) => file in remains);
  const broken = kept.filter(({ status }) => status !== 'pass');
  const open = issues.filter(({ runs }) => runs.some(({ status }) => status !== 'pass'));
  const unclear = open.filter(({ runs }) => runs.every((run) => run.status === 'pass' || isUnclear(run)));
  const unclearKept = broken.length > 0 && broken.every(isUnclear);
  const weight = (list: typeof issues) => list.reduce((sum, { severity }) => sum + WEIGHTS[severity], 0);
  const orders = issues.flatMap(({ runs }) => runs).reduce((sum, { schedules }) => sum + schedules, 0);
  const gone = key.decoys.filter(({ file, code }) => findLines(fixed.files[file] ?? '', code).length === 0);
  const evidence = (runs: TestRun[]) => runs.filter(({ status }) => status !== 'pass').slice(0, 3).map((run) => traceEvidence(run, 'the fix'));
  return {
    schedules: orders,
    checks: [
      closes(unclear.length > 0 && unclear.length === open.length
        ? { verdict: 'unmeasured', detail: `No failing order was found, but not every order could be run, or they wavered: ${unclear.map(({ id }) => id).join(', ')}.` }
        : { verdict: open.length === 0 ? 'pass' : 'fail', share: 1 - weight(open) / weight(issues), detail: open.length === 0 ? `Closed in all ${orders} orders.` : `Still open: ${open.map(({ id }) => id).join(', ')}.`, evidence: evidence(open.flatMap(({ runs }) => runs)) }),
      keeps({ verdict: broken.length === 0 ? 'pass' : unclearKept ? 'unmeasured' : 'fail', detail: broken.length === 0 ? `${kept.length} of ${kept.length} tests pass.` : `${broken.length} of ${kept.length} fail: ${broken.map(({ name }) => name).join('; ')}.`, evidence: evidence(broken) }),
      decoys({ verdict: gone.length === 0 ? 'pass' : 'fail', detail: gone.length === 0 ? 'Code that looks odd and is right is unchanged.' : gone.map(({ file, why }) => `${file}: ${why}`).join(' ') }),
    ],
  };
}

type Found = Parameters<typeof check>[4];
const closes = (found: Found) => check('fix-closes-issues', TITLES.closes, GROUP, 15, found);
const keeps = (found: Found) => check('fix-keeps-behaviour', TITLES.keeps, GROUP, 7, found);
const decoys = (found: Found) => check('fix-leaves-decoys', TITLES.decoys, GROUP, 3, found);
