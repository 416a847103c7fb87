import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import type { Check, Evidence } from '../report.ts';
import type { CatalogueDescription } from '@assay/fixtures/workspace/catalogue.ts';
import type { AppliedFix } from './apply-fix.ts';
import { attribute, type LeakBaseline } from './baseline.ts';
import type { PlanOutcome } from './plans/compare-plans.ts';
import type { ExploitProof } from './probe/exploit-proof.ts';
import type { FailedUse, Finding, ProbeResult } from './probe/probe-result.ts';
import { pathTo } from './reached-tables.ts';
import { check, checkPerLeak, failed, passed, sameForEach, unmeasured, type Answer } from './review-checks.ts';
import type { ReviewWorld } from './review-world.ts';

/** What was measured of a fix that applies. */
export type FixMeasures = {
  probe: ProbeResult;
  baselines: LeakBaseline[];
  plans: PlanOutcome[];
  /** The candidate's own exploit on the fixed world; null without one. */
  exploit: ExploitProof | null;
};

/** Checks of a fix that is missing or does not apply: each fails for that reason. */
export function checksWithoutFix(world: ReviewWorld, reason: string): Check[] {
  const answer = failed(reason);
  return [check('fix-applies', answer), ...checkPerLeak('fix-closes-leak', sameForEach(world.leaks, answer)), ...otherChecks(world, () => answer)];
}

/** The checks of a fix that applies. */
export function fixChecks(world: ReviewWorld, { changes, before, after }: Extract<AppliedFix, { script: SqlFile }>, raw: FixMeasures): Check[] {
  const baselines = raw.baselines.map(({ name, findings }) => ({ name, findings: findings.map((finding) => withPath(finding, before)) }));
  const probe = { ...raw.probe, findings: raw.probe.findings.map((finding) => withPath(finding, after)) };
  const measures = { ...raw, probe, baselines };
  const { planted, others } = attribute(probe.findings, baselines, { before, after });
  const closed = baselines.map((baseline) => closes(baseline, planted, measures));
  // Otherwise `SELECT 1` would earn the points for breaking nothing.
  if (changes === null && closed.every(({ verdict }) => verdict === 'fail')) {
    const idle = failed('The fix changes nothing in the catalogue and closes nothing.');
    return [check('fix-applies', passed('It applies, and changes nothing in the catalogue.')), ...checkPerLeak('fix-closes-leak', closed), ...otherChecks(world, () => idle)];
  }
  const diff: Evidence[] = changes === null ? [] : [{ summary: 'What the fix changed in the catalogue.', facts: changes.notable, diff: changes.diff }];
  return [
    check('fix-applies', passed(changes === null ? 'It applies, and changes nothing in the catalogue.' : 'It applies from the original in one transaction.', diff)),
    ...checkPerLeak('fix-closes-leak', closed),
    ...otherChecks(world, (question) => {
      if (question === 'legitimate-use-intact') return useIntact(world, probe);
      return question === 'no-other-leak' ? noOther(others, probe) : plansKept(measures.plans);
    }),
  ];
}

/** What a fix must not break; the plans only where a use states one. */
function otherChecks({ fixture, hiddenUses }: ReviewWorld, answer: (question: 'legitimate-use-intact' | 'no-other-leak' | 'plans-keep-indexes') => Answer): Check[] {
  const hasPlans = [...fixture.uses, ...hiddenUses].some(({ plan }) => plan === 'index');
  const questions = ['legitimate-use-intact', 'no-other-leak', ...(hasPlans ? ['plans-keep-indexes' as const] : [])] as const;
  return questions.map((question) => check(question, answer(question)));
}

function closes(baseline: LeakBaseline, planted: ReadonlyMap<string, Finding[]>, { probe, exploit }: FixMeasures): Answer {
  const before = baseline.findings.slice(0, 3).map((finding) => labelled('Before the fix', finding));
  const open = planted.get(baseline.name) ?? [];
  if (open.length > 0) return failed(`Still open: ${titles(open)}`, [...open.map((finding) => labelled('After the fix', finding)), ...before]);
  // A second witness beside the prober. With another leak still open it may be that one which the exploit shows.
  const nothingOpen = [...planted.values()].every((findings) => findings.length === 0);
  if (nothingOpen && exploit?.outcome === 'proved' && exploit.planted !== false) {
    return failed(`The candidate's own exploit still works after the fix. ${exploit.reason}`, [...(exploit.evidence === null ? [] : [exploit.evidence]), ...before]);
  }
  if (probe.unmeasured.length > 0) return unmeasured(`No leak was seen, but not all could be probed: ${probe.unmeasured.join(' ')}`, before);
  const own = exploit === null ? [] : [{ summary: `The candidate's own exploit after the fix: ${exploit.reason}` }];
  return passed(`No longer seen after the fix: ${titles(baseline.findings)}`, [...before, ...own]);
}

function noOther(others: readonly Finding[], probe: ProbeResult): Answer {
  if (others.length > 0) return failed(`Another leak is open after the fix: ${titles(others)}`, others.map(({ evidence, facts }) => withFacts(evidence, facts)));
  if (probe.unmeasured.length > 0) return unmeasured(`None was seen, but not all could be probed: ${probe.unmeasured.join(' ')}`);
  return passed(`None in ${probe.probes} statements over every actor, object, verb and channel.`);
}

function useIntact({ hiddenUses }: ReviewWorld, { uses }: ProbeResult): Answer {
  if (uses.failed.length === 0) return passed(`All ${uses.passed} legitimate uses still get what they got.`);
  const hidden = new Set(hiddenUses.map(({ tenant, statement }) => `${tenant} ${statement}`));
  const lines = uses.failed.map((use) => describeUse(use, hidden.has(`${use.tenant} ${use.statement}`)));
  const unreadable = [...new Set(uses.failed.flatMap(({ relation }) => relation ?? []))];
  const detail = `${uses.failed.length} of ${uses.failed.length + uses.passed} legitimate uses no longer work${unreadable.length === 0 ? '.' : `; own rows out of reach in ${unreadable.join(', ')}.`}`;
  return failed(detail, uses.failed.slice(0, 10).map((use, index) => ({ summary: lines[index] ?? '', actor: use.tenant, statements: [use.statement], ...(use.relation === null ? {} : { facts: [`${use.relation}: ${use.verb ?? 'SELECT'}`] }) })));
}

function describeUse({ tenant, expected, got, source, line }: FailedUse, isHidden: boolean): string {
  const place = source === 'own-rows' ? 'own rows' : `${isHidden ? 'hidden/uses.sql' : 'uses.sql'}${line === null ? '' : `:${line}`}`;
  return `${tenant} (${place}): expected ${expected}, got ${got}`;
}

function plansKept(plans: readonly PlanOutcome[]): Answer {
  const refused = plans.filter((plan) => plan.kind === 'refused');
  const lost = plans.filter((plan) => plan.kind === 'lost');
  const evidence: Evidence[] = [
    ...lost.map(({ use, relations, before, after }) => ({
      summary: `${use.tenant} reads ${relations.join(', ')} from end to end.`, actor: use.tenant, statements: [use.statement], tables: [planTable('Plan before', before), planTable('Plan after', after)],
    })),
    ...refused.map(({ use, reason }) => ({ summary: `It cannot be planned any more: ${reason}`, actor: use.tenant, statements: [use.statement] })),
  ];
  if (evidence.length > 0) return failed(`${evidence.length} of ${plans.length} planned queries lost their index.`, evidence);
  const unknown = plans.flatMap((plan) => (plan.kind === 'unknown' ? [plan.reason] : []));
  if (unknown.length === plans.length) return unmeasured(`No plan could be compared: ${[...new Set(unknown)].join('; ')}.`);
  return passed(`${plans.length - unknown.length} of ${plans.length} queries were compared on enlarged tables; all keep their indexes.`);
}

function planTable(title: string, plan: string): NonNullable<Evidence['tables']>[number] {
  return { title, columns: ['QUERY PLAN'], rows: plan.split('\n').map((text) => [{ text, foreign: false }]) };
}

/** The way the data takes, from the catalogue of its world; what the prober folded into the finding becomes facts. */
function withPath(finding: Finding, catalogue: CatalogueDescription): Finding {
  const { path = [] } = finding.evidence;
  const folded = path.filter((step) => step.startsWith('also: '));
  if (path.length > folded.length) return finding;
  return { ...finding, facts: [...finding.facts, ...folded], evidence: { ...finding.evidence, path: pathTo(finding.actor, finding.object, catalogue) } };
}

function labelled(when: string, { evidence, facts }: Finding): Evidence {
  return withFacts({ ...evidence, summary: `${when}: ${evidence.summary}` }, facts);
}

function withFacts(evidence: Evidence, facts: readonly string[]): Evidence {
  const all = [...new Set([...(evidence.facts ?? []), ...facts])];
  return all.length === 0 ? evidence : { ...evidence, facts: all };
}

function titles(findings: readonly Finding[]): string {
  const all = [...new Set(findings.map(({ title }) => title))];
  return `${all.slice(0, 3).join('; ')}${all.length > 3 ? ` and ${all.length - 3} more` : ''}.`;
}
