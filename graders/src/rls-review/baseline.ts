import type { CatalogueDescription } from '@assay/fixtures/workspace/catalogue.ts';
import { FixtureError } from '@assay/fixtures/database/fixture-error.ts';
import type { Finding } from './probe/probe-result.ts';
import { probeFixture } from './probe/probe-fixture.ts';
import { reachedTables } from './reached-tables.ts';
import { Remembered } from './remember.ts';
import { fixtureKey, type ReviewWorld } from './review-world.ts';
import { warmWorlds } from './warm-worlds.ts';

/** What one leak opens, applied alone to the sound world. */
export type LeakBaseline = { name: string; findings: Finding[] };

const remembered = new Remembered<LeakBaseline>(64);

/**
 * The findings of each leak alone: facts of the exercise, not of a submission, so they are probed once per process
 * and content.
 * @throws FixtureError when a leak opens nothing: a fault of the exercise, never of a candidate
 */
export async function leakBaselines(sandboxUrl: string, { fixture, leaks }: ReviewWorld): Promise<LeakBaseline[]> {
  const key = fixtureKey(fixture);
  const baselines: LeakBaseline[] = [];
  for (const { name, change } of leaks) {
    baselines.push(await remembered.get(`${key} ${change.text}`, async () => {
      const { findings, unmeasured } = await probeFixture(sandboxUrl, fixture, [change], { pool: warmWorlds(sandboxUrl) });
      if (findings.length === 0) throw new FixtureError(change.path, null, `opens no leak that the prober sees. ${unmeasured.join(' ')}`.trim());
      return { name, findings };
    }));
  }
  return baselines;
}

/**
 * Findings after a fix. `planted` are those that show a leak still open: on the objects that it opened, or to the
 * same tables on another way. `others` are on objects that no planted leak opened; a new way to the old data is both.
 */
export function attribute(findings: readonly Finding[], baselines: readonly LeakBaseline[], { before, after }: { before: CatalogueDescription; after: CatalogueDescription }): { planted: Map<string, Finding[]>; others: Finding[] } {
  const isNew = findings.filter((finding) => !baselines.some((baseline) => isOn(finding, baseline)));
  const still = baselines.map(({ name, findings: opened }) => {
    const tables = new Set(opened.flatMap(({ object }) => [...reachedTables(object, before)]));
    // A view that is renamed, or a function made in its place, still leads to the same table.
    const around = isNew.filter(({ object }) => [...reachedTables(object, after)].some((table) => tables.has(table)));
    return [name, findings.filter((finding) => isOn(finding, { name, findings: opened }) || around.includes(finding))] as const;
  });
  return { planted: new Map(still), others: isNew };
}

/** The same object is enough: a leak that is narrowed from SELECT to UPDATE is still open. */
function isOn(finding: Finding, { findings }: LeakBaseline): boolean {
  return findings.some(({ id, object }) => id === finding.id || object === finding.object);
}
