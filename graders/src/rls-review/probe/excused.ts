import type { Knowledge } from './probe-world.ts';
import type { UsesRun } from './uses.ts';

/**
 * Values of the victim that this tenant is shown by design: every value of a row that its own uses show a telling
 * part of. What one is given on purpose is no leak.
 */
export function excusedFor({ data, catalogue, victim }: Knowledge, uses: UsesRun, attacker: string | null): Set<string> {
  const shown = attacker === null ? undefined : uses.shown.get(attacker);
  const excused = new Set<string>();
  if (shown === undefined) return excused;
  const canaries = data.canaries(victim);
  for (const { sql } of catalogue.relations.values()) {
    for (const row of data.rows(victim, sql)) {
      const values = Object.values(row).filter((value) => value !== null);
      if (values.some((value) => canaries.has(value) && shown.has(value))) for (const value of values) excused.add(value);
    }
  }
  return excused;
}
