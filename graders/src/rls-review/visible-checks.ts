import type { Graded, Subject, Ungradable } from '../grader.ts';
import type { Check, Evidence } from '../report.ts';
import { applyFix } from './apply-fix.ts';
import { errorsOf, proofOnOriginal } from './exploit-checks.ts';
import { whyUngradable, type HandedIn, type SqlPart } from './handed-in.ts';
import { failed, KIND, passed, unmeasured, type Answer } from './review-checks.ts';
import type { ReviewWorld } from './review-world.ts';
import { describeExpectation, runVisibleUses, type UseOutcome } from './visible-uses.ts';

/**
 * What the candidate may know before submitting: whether the exploit shows anything, whether the fix applies, and
 * whether the uses that everybody can read still work. Whether the fix closes the leak stays open.
 */
export async function visibleChecks({ sandboxUrl, seed }: Subject, world: ReviewWorld, handedIn: HandedIn): Promise<Graded | Ungradable> {
  const reason = whyUngradable(handedIn);
  if (reason !== null) return { outcome: 'ungradable', reason, checks: [] };
  const applied = await applyFix(sandboxUrl, world, handedIn.fix);
  const uses = 'refused' in applied ? null : await runVisibleUses(sandboxUrl, world, applied.script);
  const checks = [
    visible('visible-exploit', 'The exploit shows something', await exploitAnswer(sandboxUrl, world, handedIn.exploit, seed)),
    visible('visible-fix-applies', 'The fix applies from the original', 'refused' in applied ? failed(applied.refused) : passed('It applies in one transaction.')),
    visible('visible-uses', 'The uses you can see still work', uses === null ? unmeasured('They run once the fix applies.') : usesAnswer(uses)),
  ];
  return { outcome: 'graded', checks, metrics: {} };
}

function visible(id: string, title: string, answer: Answer): Check {
  return { id: `${KIND}/${id}`, title, weight: 0, audience: 'candidate', ...answer };
}

async function exploitAnswer(sandboxUrl: string, world: ReviewWorld, exploit: SqlPart, seed: number): Promise<Answer> {
  if (!('script' in exploit)) return failed('missing' in exploit ? exploit.missing : exploit.unreadable);
  const proof = await proofOnOriginal(sandboxUrl, world, exploit.script, seed);
  if (proof.outcome === 'unmeasured') return unmeasured(proof.reason);
  // Neither the catalogue facts nor whether it is the planted leak: those would do the candidate's work.
  return proof.outcome === 'proved'
    ? passed(`exploit.sql:${proof.line ?? 1}: ${proof.reason}`)
    : failed([proof.reason, ...errorsOf(proof)].join(' '));
}

function usesAnswer(uses: readonly UseOutcome[]): Answer {
  const broken = uses.filter(({ works }) => !works);
  if (broken.length === 0) return passed(`All ${uses.length} still get what they got.`);
  const evidence = broken.slice(0, 10).map(({ use, got }): Evidence => ({
    summary: `${use.tenant}: expected ${describeExpectation(use.expect)}, got ${got}`, actor: use.tenant, statements: [use.statement],
  }));
  return failed(`${broken.length} of ${uses.length} no longer get what they got.`, evidence);
}
