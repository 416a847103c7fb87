import { scoreOf, type Check } from '@assay/graders/report.ts';
import type { Ruling } from '../contract/judgement.ts';

export type MadeRuling = Omit<Ruling, 'applies'>;
/** A check as it counts: points earned out of those measured, both 0 when nothing was. */
export type RuledCheck = Check & { earned: number; measured: number; ruled: boolean };

/**
 * Of the rulings on a check the newest counts, and only while the machine says what it said when the ruling was made:
 * a later grader that sees something else has not been answered yet.
 * @param rulings newest first
 */
export function rulingsThatApply(checks: readonly Check[], rulings: readonly MadeRuling[]): Ruling[] {
  const seen = new Set<string>();
  return rulings.map((ruling) => {
    const newest = !seen.has(ruling.checkId);
    seen.add(ruling.checkId);
    const check = checks.find(({ id }) => id === ruling.checkId);
    return { ...ruling, applies: newest && ruling.verdict !== null && check?.verdict === ruling.machineVerdict };
  });
}

/** The machine's checks with people's word over them: a ruled check earns all of its weight or none. */
export function ruleChecks(checks: readonly Check[], rulings: readonly MadeRuling[]): { checks: RuledCheck[]; score: number | null } {
  const applying = rulingsThatApply(checks, rulings).filter(({ applies }) => applies);
  const ruled = checks.map((check): RuledCheck => {
    const verdict = applying.find(({ checkId }) => checkId === check.id)?.verdict ?? null;
    if (verdict === null) return { ...check, ...pointsOf(check), ruled: false };
    const { share: _, ...whole } = check;
    const word = { ...whole, verdict };
    return { ...word, ...pointsOf(word), ruled: true };
  });
  return { checks: ruled, score: scoreOf(ruled) };
}

/** Points earned out of those measured, both 0 when nothing was. */
export function pointsOf({ verdict, weight, share }: Check): { earned: number; measured: number } {
  if (verdict === 'unmeasured') return { earned: 0, measured: 0 };
  return { earned: weight * (share ?? (verdict === 'pass' ? 1 : 0)), measured: weight };
}
