import { createStore, get, update } from 'idb-keyval';

export type PastRun = { id: string; at: string; actor: string; sql: string; outcome: string; failed: boolean; ms: number };

/** Enough to find anything again, small enough to list. */
const KEPT = 200;

const store = () => createStore('assay-history', 'runs');

/** Statements this browser ran in an attempt, newest first. */
export async function readHistory(attemptId: string): Promise<PastRun[]> {
  return (await get<PastRun[]>(attemptId, store()).catch(() => undefined)) ?? [];
}

export async function addToHistory(attemptId: string, run: PastRun): Promise<void> {
  await update<PastRun[]>(attemptId, (runs = []) => [run, ...runs].slice(0, KEPT), store()).catch(() => {});
}
