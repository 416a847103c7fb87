import { compute, request, setMostResult, settle, startCall } from './calls.ts';
import { parse, watchProxies } from './captured.ts';
import { aimAt, fireNextDue, fireNextTimer, installClock, setClock } from './clock.ts';
import { installConsole } from './console.ts';
import { describeError } from './describe-error.ts';
import { hideSources } from './hide-sources.ts';
import { tellHost } from './host.ts';
import { takeTestRunner } from './take-test-runner.ts';
import { installWebGlobals } from './web-globals.ts';

/** Not in the realm: what cannot be repeated, or reaches other threads. The engines have no Intl, URL, WebAssembly, fetch, process or Buffer either. */
const REMOVED = ['WeakRef', 'FinalizationRegistry', 'Atomics', 'SharedArrayBuffer'];

// The first thing that runs in a realm, before the snapshot is taken.
watchProxies();
installClock();
installConsole();
installWebGlobals();
hideSources();
for (const name of REMOVED) delete (globalThis as Record<string, unknown>)[name];

type Begin = { epochMs: number; seed: number; mostResult: number };
type Call = { call: number; module: string; fn: string; args: unknown[] };
type Aim = { ms: number };
type Settled = { id: number; works: boolean; answer: unknown };

function hear(command: string, text: string): string {
  if (command === 'timer') return fired(fireNextTimer);
  if (command === 'due') return fired(fireNextDue);
  const given = parse(text) as Begin & Call & Settled & Aim & { chosen: 'all' | 'list' | number };
  if (command === 'call') startCall(given.call, given.module, given.fn, given.args);
  else if (command === 'aim') aimAt(given.ms);
  else if (command === 'settle') settle(given.id, given.works, given.answer);
  else if (command === 'tests') takeTestRunner()?.start(given.call, given.module, given.chosen);
  else {
    setClock(given.epochMs, given.seed);
    setMostResult(given.mostResult);
  }
  return '';
}

function fired(fire: () => boolean): string {
  try {
    return fire() ? 'fired' : 'none';
  } catch (error) {
    tellHost('log', `Uncaught in a timer: ${describeError(error)}`);
    return 'fired';
  }
}

// Read by the host and by the module `assay:host` while the realm is made, then removed.
(globalThis as unknown as Record<string, unknown>)['__assay'] = { hear, request, compute };
