import { renamed } from '@assay/exercises/folder-files.ts';
import { readStarter } from '@assay/exercises/starter.ts';
import type { Fixture } from '@assay/fixtures/database/load-fixture.ts';
import { renaming } from '@assay/fixtures/database/renaming.ts';
import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import type { Control, Grader, Subject, Tell } from '../grader.ts';
import { allOrFirstFailure } from './all-or-first-failure.ts';
import { applyFix, type AppliedFix } from './apply-fix.ts';
import { leakBaselines } from './baseline.ts';
import { denyEverything } from './deny-everything.ts';
import { exerciseFaults } from './exercise-faults.ts';
import { exploitChecks } from './exploit-checks.ts';
import { checksWithoutFix, fixChecks } from './fix-checks.ts';
import { readHandedIn, whyUngradable, type HandedIn } from './handed-in.ts';
import { comparePlans } from './plans/compare-plans.ts';
import { probeFixture } from './probe/probe-fixture.ts';
import type { FailedUse, ProbeResult } from './probe/probe-result.ts';
import { proveExploit } from './probe/prove-exploit.ts';
import { Remembered } from './remember.ts';
import { check, failed, idOf, KIND, unmeasured } from './review-checks.ts';
import { ConfigSchema, fixtureKey, loadReviewWorld, placeOf, withHiddenUses, type Config, type ReviewWorld } from './review-world.ts';
import { visibleChecks } from './visible-checks.ts';
import { dropWarmWorlds, warmWorlds } from './warm-worlds.ts';

/** Isolation review: prove a leak, close it, keep everything else working. */
export const rlsReview: Grader<Config> = {
  kind: KIND,
  version: '1',
  config: ConfigSchema,
  seedMakesCases: false,
  oneVariant: null,
  judgedByPerson: { [idOf('explanation')]: 'whether it names path, cause and why the leak looked fine is a reading, not a measurement' },

  async grade(subject, config, tell) {
    const world = loadReviewWorld(subject, config);
    const handedIn = await readHandedIn(subject.files, starterOf(subject));
    const reason = whyUngradable(handedIn);
    if (reason !== null) return { outcome: 'ungradable', reason, checks: [] };
    tell({ step: 'Running the exploit and applying the fix', share: 0.05 });
    const [exploit, applied] = await allOrFirstFailure([
      exploitChecks(subject.sandboxUrl, world, handedIn.exploit, subject.seed),
      applyFix(subject.sandboxUrl, world, handedIn.fix),
    ]);
    const { checks: fix, metrics } = await gradeFix(subject, world, handedIn, applied, tell);
    const { explanation } = handedIn;
    const told = check('explanation', 'missing' in explanation ? failed(explanation.missing) : unmeasured('A person judges it.', [{ summary: explanation.text }]));
    return { outcome: 'graded', checks: [...exploit, ...fix, told], metrics };
  },

  async visibleChecks(subject, config) {
    const handedIn = await readHandedIn(subject.files, starterOf(subject));
    return visibleChecks(subject, loadReviewWorld(subject, config), handedIn);
  },

  faults: exerciseFaults,

  original(exercise, config) {
    const { fixture, leaks } = loadReviewWorld(placeOf(exercise), config);
    return { fixture, changes: leaks.map(({ change }) => change) };
  },

  pullRequest: () => null,

  rest: dropWarmWorlds,

  controls(exercise, config): Control[] {
    const { fixture, leaks } = loadReviewWorld(placeOf(exercise), config);
    const each = (id: string) => (leaks.length === 1 ? [id] : leaks.map((_, index) => `${id}-${index + 1}`));
    return [
      { name: 'deny everything', files: { 'fix.sql': denyEverything(fixture.contract) }, fails: [idOf('legitimate-use-intact')] },
      { name: 'stop half way', files: { 'fix.sql': `CREATE TABLE half_way ();\nSELECT 1 / 0;\n` }, fails: [idOf('fix-applies')] },
      { name: 'change without effect', files: { 'exploit.sql': `-- as: ${Object.keys(fixture.contract.tenants)[0] ?? ''}\nSELECT 1;\n`, 'fix.sql': 'SELECT 1;\n' }, fails: [...each(idOf('exploit-proves-leak')), ...each(idOf('fix-closes-leak'))] },
    ];
  },
};

async function gradeFix({ sandboxUrl, seed }: Subject, world: ReviewWorld, { exploit }: HandedIn, applied: AppliedFix, tell: Tell) {
  if ('refused' in applied) return { checks: checksWithoutFix(world, applied.refused), metrics: {} };
  const fixture = withHiddenUses(world);
  const leaks = world.leaks.map(({ change }) => change);
  const fixed = [...leaks, applied.script];
  tell({ step: 'Probing the fixed database', share: 0.25 });
  const [baselines, probe, plans] = await allOrFirstFailure([
    leakBaselines(sandboxUrl, world),
    applied.tooSlow.length > 0 ? notProbed(applied.tooSlow) : probeFixed(sandboxUrl, fixture, fixed, seed),
    comparePlans(sandboxUrl, fixture, leaks, applied.script),
  ]);
  tell({ step: 'Running the exploit against the fix', share: 0.85 });
  // A second witness, where the first saw nothing.
  const proof = applied.tooSlow.length === 0 && probe.findings.length === 0 && 'script' in exploit ? await proveExploit(sandboxUrl, world.fixture, fixed, exploit.script, { seed, pool: warmWorlds(sandboxUrl) }) : null;
  return {
    checks: fixChecks(world, applied, { probe, baselines, plans, exploit: proof }),
    metrics: { probes: probe.probes, probe_ms: Math.round(probe.durationMs), findings_after: probe.findings.length, uses_passed: probe.uses.passed, uses_failed: probe.uses.failed.length },
  };
}

/** Many submissions carry the same fix, or none; what could not be measured is tried again. */
const probed = new Remembered<ProbeResult>(64, ({ unmeasured }) => unmeasured.length === 0);

function probeFixed(sandboxUrl: string, fixture: Fixture, changes: readonly SqlFile[], seed: number): Promise<ProbeResult> {
  const key = JSON.stringify([fixtureKey(fixture), changes.map(({ as, text }) => [as, text]), seed]);
  return probed.get(key, () => probeFixture(sandboxUrl, fixture, changes, { seed, pool: warmWorlds(sandboxUrl) }));
}

/** A fix under which uses get no answer in time fails them; the rest of it stays unknown rather than asked for hours. */
function notProbed(failed: FailedUse[]): ProbeResult {
  const unmeasured = ['With the fix, legitimate statements get no answer in time, so the database was not probed.'];
  return { verdict: 'unmeasured', findings: [], uses: { passed: 0, failed }, unmeasured, probes: 0, durationMs: 0 };
}

function starterOf({ exerciseDirectory, variantDirectory = null, names = {} }: Subject): Record<string, string> {
  return renamed(readStarter(exerciseDirectory, variantDirectory), renaming(names));
}
