import type { PreparedCase, Run } from '../runs/run.ts';
import { isOk, type OkReading, type Reading } from './reading.ts';
import { readRuns } from './read-run.ts';

/** The readings of a case by what they are for; `rooms` from small to large, `open` last of `main`. */
export type CaseReadings = { prepared: PreparedCase; all: Reading[]; main: Reading[]; repeats: Reading[]; rooms: Reading[]; open: Reading };

export function readCase(prepared: PreparedCase, runs: readonly Run[]): CaseReadings {
  const all = readRuns(prepared, runs);
  const main = all.filter(({ run }) => run.kind === 'main');
  const open = main.find(({ run }) => run.at.zone === 'open');
  if (open === undefined) throw new Error(`The case ${prepared.facts.corpusCase.name} was not run at the open limit.`);
  return { prepared, all, main, repeats: all.filter(({ run }) => run.kind === 'repeat'), rooms: main.filter(({ run }) => run.at.zone === 'room'), open };
}

/** Contexts at the open limit, one per case that gave one. */
export function openOnes(cases: readonly CaseReadings[]): OkReading[] {
  return cases.map(({ open }) => open).filter(isOk);
}

/** Contexts under every ceiling of every case. */
export function mainOnes(cases: readonly CaseReadings[]): OkReading[] {
  return cases.flatMap(({ main }) => main).filter(isOk);
}
