import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GradingMaterial } from '@assay/exercises/grading-material.ts';
import type { Problem } from '@assay/exercises/exercise-error.ts';
import { FixtureError } from '@assay/fixtures/database/fixture-error.ts';
import { ACCEPTABLE_CHANNELS } from '@assay/fixtures/database/fixture-contract.ts';
import { SqlScriptError } from '@assay/fixtures/database/apply-sql.ts';
import { leakBaselines } from './baseline.ts';
import { probeFixture } from './probe/probe-fixture.ts';
import { loadReviewWorld, placeOf, withHiddenUses, type Config, type ReviewWorld } from './review-world.ts';
import { warmWorlds } from './warm-worlds.ts';

const isAcceptable = (channel: string) => (ACCEPTABLE_CHANNELS as readonly string[]).includes(channel);
const STARTER = ['exploit.sql', 'fix.sql', 'explanation.md'];

/** Parts of an exercise that an isolation review needs and that are missing, do not fit each other, or are not what they claim. */
export async function exerciseFaults(exercise: GradingMaterial, config: Config, sandboxUrl: string): Promise<Problem[]> {
  const missing = [...missingStarters(exercise.directory), ...missingParts(exercise, config)];
  if (missing.length > 0) return missing;
  try {
    const world = loadReviewWorld(placeOf(exercise), config);
    return await worldFaults(world, sandboxUrl);
  } catch (error) {
    if (error instanceof SqlScriptError) return [{ file: error.path, line: error.line, message: `does not load: ${error.problem}. Correct it.` }];
    if (error instanceof FixtureError) return [{ file: error.file, line: error.line, message: error.message.slice(error.message.indexOf(': ') + 2) }];
    throw error;
  }
}

function missingStarters(directory: string): Problem[] {
  return STARTER.map((name) => join(directory, 'starter', name)).filter((file) => !existsSync(file))
    .map((file) => ({ file, line: null, message: 'is missing: the candidate edits it. Add it, with a comment that says what belongs there.' }));
}

function missingParts({ directory, fixtureDirectory, lineOf }: GradingMaterial, { leaks }: Config): Problem[] {
  const file = join(directory, 'exercise.yaml');
  if (fixtureDirectory === null) return [{ file, line: 1, message: 'the field fixture is missing: an isolation review needs a database. Add it.' }];
  return leaks.flatMap((name, index) => (existsSync(join(fixtureDirectory, 'leaks', `${name}.sql`)) ? [] : [
    { file, line: lineOf(['config', 'leaks', index]), message: `the fixture has no leaks/${name}.sql. Correct config.leaks.` },
  ]));
}

/** The sound world must be sound, each leak must open something, and every use must work in the leaking world. */
async function worldFaults(world: ReviewWorld, sandboxUrl: string): Promise<Problem[]> {
  const { fixture, leaks, hiddenUses } = world;
  const sound = await probeFixture(sandboxUrl, fixture, [], { pool: warmWorlds(sandboxUrl) });
  const faults: Problem[] = sound.findings.map(({ title, actor, victim, statement, channel }) => ({
    file: fixture.schema.path, line: null,
    message: `the sound world leaks: ${title}. As ${actor}, this gets at data of ${victim}: ${statement.replace(/\s+/g, ' ').trim()} Close it${isAcceptable(channel) ? `, or accept the channel ${channel} in fixture.json` : ''}.`,
  }));
  const leaking = await probeFixture(sandboxUrl, withHiddenUses(world), leaks.map(({ change }) => change), { pool: warmWorlds(sandboxUrl) });
  for (const { tenant, statement, expected, got, line, source } of leaking.uses.failed) {
    const file = hiddenUses.find((use) => use.tenant === tenant && use.statement === statement)?.file ?? join(fixture.directory, 'uses.sql');
    faults.push({ file, line, message: `with the leak${leaks.length === 1 ? '' : 's'} applied, ${tenant} expected ${expected} and got ${got}${source === 'uses' ? '' : ` (own rows: ${statement})`}. Uses must work before the fix too.` });
  }
  for (const object of [...sound.unmeasured, ...leaking.unmeasured]) faults.push({ file: fixture.directory, line: null, message: `could not be probed: ${object}` });
  if (leaks.length > 1 || leaking.findings.length === 0) await leakBaselines(sandboxUrl, world);
  return faults;
}
