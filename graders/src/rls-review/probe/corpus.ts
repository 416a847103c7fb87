import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadFixture } from '@assay/fixtures/database/load-fixture.ts';
import { readSqlFile, type SqlFile } from '@assay/fixtures/database/sql-file.ts';
import { probeFixture } from './probe-fixture.ts';
import type { ProbeResult } from './probe-result.ts';
import type { TemplatePool } from './template-pool.ts';

export type Case = { world: string; leak: string | null; fix: string | null; expected: 'sound' | 'leaky' | 'overblocked'; changes: SqlFile[]; directory: string };
export type CaseResult = Case & { verdict: ProbeResult['verdict'] | 'error'; note: string; durationMs: number; probes: number };

const EXPECTED = { right: 'sound', wrong: 'leaky', tight: 'overblocked' } as const;
const sqlFiles = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.sql')).sort() : []);

/** Every line of the table of fixtures/leak-classes/README.md that the filter's words all occur in. */
export function corpusCases(root: string, filter: readonly string[] = []): Case[] {
  const cases = readdirSync(root).filter((world) => existsSync(join(root, world, 'fixture.json'))).sort().flatMap((world): Case[] => {
    const directory = join(root, world);
    const sound: Case = { world, leak: null, fix: null, expected: 'sound', changes: [], directory };
    const harmless = sqlFiles(join(directory, 'sound')).map((file): Case => ({ ...sound, fix: file.replace(/\.sql$/, ''), changes: [readSqlFile(join(directory, 'sound', file))] }));
    return [sound, ...harmless, ...sqlFiles(join(directory, 'leaks')).flatMap((file): Case[] => {
      const leak = file.replace(/\.sql$/, '');
      const change = readSqlFile(join(directory, 'leaks', file));
      const fixes = sqlFiles(join(directory, 'fixes', leak)).map((fix): Case => ({
        world, leak, fix: fix.replace(/\.sql$/, ''), expected: EXPECTED[fix.split('-')[0] as keyof typeof EXPECTED], changes: [change, readSqlFile(join(directory, 'fixes', leak, fix))], directory,
      }));
      return [{ world, leak, fix: null, expected: 'leaky', changes: [change], directory }, ...fixes];
    })];
  });
  return cases.filter(({ world, leak, fix }) => filter.every((word) => `${world}/${leak ?? 'sound'}/${fix ?? 'leak'}`.includes(word)));
}

export async function runCase(serverUrl: string, one: Case, pool?: TemplatePool): Promise<CaseResult> {
  const started = performance.now();
  try {
    const { verdict, findings, uses, unmeasured, durationMs, probes } = await probeFixture(serverUrl, loadFixture(one.directory), one.changes, pool === undefined ? {} : { pool });
    const note = findings[0] !== undefined ? findings.slice(0, 3).map(({ title }) => title).join(' · ')
      : uses.failed[0] !== undefined ? uses.failed.slice(0, 2).map((use) => `${use.tenant} ${use.relation ?? ''} ${use.verb ?? `line ${use.line}`}: ${use.expected} → ${use.got}`).join(' · ') : unmeasured.slice(0, 2).join(' · ');
    return { ...one, verdict, note, durationMs, probes };
  } catch (error) {
    return { ...one, verdict: 'error', note: (error as Error).message, durationMs: performance.now() - started, probes: 0 };
  }
}

/** Recall on leaks, silence on right fixes and sound worlds, rejection of wrong and over-tight ones. */
export function totals(results: readonly CaseResult[]): Record<string, { right: number; of: number }> {
  const kinds: Record<string, (one: Case) => boolean> = {
    'sound worlds silent': ({ leak, fix }) => leak === null && fix === null,
    'harmless changes silent': ({ leak, fix }) => leak === null && fix !== null,
    'leaks found': ({ leak, fix }) => leak !== null && fix === null,
    'right fixes silent': ({ leak, fix, expected }) => leak !== null && fix !== null && expected === 'sound',
    'wrong fixes rejected': ({ fix, expected }) => fix !== null && expected === 'leaky',
    'tight fixes rejected': ({ expected }) => expected === 'overblocked',
  };
  return Object.fromEntries(Object.entries(kinds).map(([name, is]) => {
    const mine = results.filter(is);
    return [name, { right: mine.filter(({ verdict, expected }) => verdict === expected).length, of: mine.length }];
  }));
}
