import { contentHash } from '@assay/exercises/content-hash.ts';
import { FixtureError } from '@assay/fixtures/database/fixture-error.ts';
import type { Finding } from './probe/probe-result.ts';
import { probeFixture } from './probe/probe-fixture.ts';
import type { ReviewWorld } from './review-world.ts';

/** What one leak opens, applied alone to the sound world. */
export type LeakBaseline = { name: string; findings: Finding[] };

const CACHED = 64;
const cache = new Map<string, Promise<LeakBaseline>>();

/**
 * The findings of each leak alone: facts of the exercise, not of a submission, so they are probed once per process
 * and content.
 * @throws FixtureError when a leak cannot be probed or opens nothing: a fault of the exercise, never of a candidate
 */
export async function leakBaselines(sandboxUrl: string, { fixture, leaks }: ReviewWorld): Promise<LeakBaseline[]> {
  const hash = contentHash(fixture.directory);
  const baselines: LeakBaseline[] = [];
  for (const { name, change } of leaks) {
    const key = `${hash} ${change.path}`;
    const known = cache.get(key) ?? probeLeak();
    cache.set(key, known);
    if (cache.size > CACHED) cache.delete(cache.keys().next().value ?? key);
    baselines.push(await known.catch((error: unknown) => {
      cache.delete(key);
      throw error;
    }));

    async function probeLeak(): Promise<LeakBaseline> {
      const { findings, unmeasured } = await probeFixture(sandboxUrl, fixture, [change]);
      if (findings.length === 0) throw new FixtureError(change.path, null, `opens no leak that the prober sees. ${unmeasured.join(' ')}`.trim());
      return { name, findings };
    }
  }
  return baselines;
}

/**
 * Findings after a fix. `planted` are those that show a leak still open: on the objects that it opened, or to the
 * same data on another way. `others` are on objects that no planted leak opened; a new way to the old data is both.
 */
export function attribute(findings: readonly Finding[], baselines: readonly LeakBaseline[]): { planted: Map<string, Finding[]>; others: Finding[] } {
  return {
    planted: new Map(baselines.map((baseline) => [baseline.name, findings.filter((finding) => isOn(finding, baseline) || leadsTo(finding, baseline))])),
    others: findings.filter((finding) => !baselines.some((baseline) => isOn(finding, baseline))),
  };
}

/** The same object is enough: a leak that is narrowed from SELECT to UPDATE is still open. */
function isOn(finding: Finding, { findings }: LeakBaseline): boolean {
  return findings.some(({ id, object }) => id === finding.id || object === finding.object);
}

/** A view that is renamed, or a function made in its place, still leads to the same table. */
function leadsTo(finding: Finding, { findings }: LeakBaseline): boolean {
  const end = finding.evidence.path?.at(-1);
  return end !== undefined && findings.some(({ evidence }) => evidence.path?.at(-1) === end);
}
