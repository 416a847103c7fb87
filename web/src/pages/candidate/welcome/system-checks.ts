import { createStore, del, get, set } from 'idb-keyval';
import { request } from '../../../api/request.ts';

export type SystemCheckResult = { name: string; verdict: 'pass' | 'fail'; detail: string };

/** Tries what the workspace needs, rather than asking which browser this is. */
export const SYSTEM_CHECKS: (() => Promise<SystemCheckResult>)[] = [checkBrowser, checkStorage, checkConnection];

async function checkBrowser(): Promise<SystemCheckResult> {
  const missing = [
    ['server-sent events', 'EventSource'], ['web workers', 'Worker'], ['layout observers', 'ResizeObserver'],
  ].flatMap(([what = '', name = '']) => (name in globalThis ? [] : [what]));
  return missing.length === 0
    ? { name: 'Browser', verdict: 'pass', detail: 'Has all that the editor needs.' }
    : { name: 'Browser', verdict: 'fail', detail: `Lacks ${missing.join(', ')}. Use a current Chrome, Edge, Firefox or Safari.` };
}

async function checkStorage(): Promise<SystemCheckResult> {
  try {
    const store = createStore('assay-check', 'check');
    await set('probe', 'kept', store);
    const kept = await get('probe', store);
    await del('probe', store);
    if (kept !== 'kept') throw new Error('not kept');
    return { name: 'Storage', verdict: 'pass', detail: 'Drafts survive a closed tab and a lost network.' };
  } catch {
    return { name: 'Storage', verdict: 'fail', detail: 'This window keeps nothing (a private window?). You can work, but a lost network may lose drafts: use a normal window.' };
  }
}

async function checkConnection(): Promise<SystemCheckResult> {
  const began = performance.now();
  try {
    await request('/session');
    return { name: 'Connection', verdict: 'pass', detail: `Answers in ${Math.round(performance.now() - began)} ms.` };
  } catch {
    return { name: 'Connection', verdict: 'fail', detail: 'Assay did not answer just now. Check your network before you start.' };
  }
}
