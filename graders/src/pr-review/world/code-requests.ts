import type { HostOp, Json, SandboxSession } from '../../sandbox/sandbox-types.ts';
import type { Fakes } from './fakes.ts';
import type { PageTraffic, Outgoing } from './page-traffic.ts';
import type { Pools } from './pools.ts';
import type { Statements } from './statements.ts';
import type { Turns } from './turns.ts';

/** What our own libraries send; they and this file are two ends of one wire. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Args = Record<string, any>;
type Parts = { code: SandboxSession; turns: Turns; fakes: Fakes; traffic: PageTraffic; pools: Pools | null; statements: Statements | null };

const LOST = { error: { message: 'timeout exceeded when trying to connect' } };

/** Makes a step of what the code under test asks for. */
export function takeFromCode({ id, op, args, instance }: HostOp, parts: Parts): void {
  const { code, turns, fakes, traffic, pools, statements } = parts;
  const given = args as Args;
  const answer = (value: unknown) => code.settle(id, { value: value as Json });
  if (op.startsWith('pg-') && (pools === null || statements === null)) return turns.addSilent(() => answer({ error: { message: 'This repository has no database.' } }));
  const pool = `${instance}/${given['pool']}`;
  const room = { until: () => pools!.hasRoom(pool, given['max']), giveUp: () => answer(LOST) };
  switch (op) {
    case 'pg-connect': return turns.addSilent(async () => answer({ client: (await pools!.lease(pool)).id }), { waits: room });
    case 'pg-release': return turns.addSilent(async () => {
      await pools!.giveBack(given['client'], given['broken']);
      await answer(null);
    });
    case 'pg-query': {
      const { client, text, values } = given;
      const on = client === undefined ? { pool } : { client };
      return turns.add(() => statements!.run({ text, values }, on, answer), { silent: () => statements!.isSilent(text), ...(client === undefined ? { waits: room } : {}) });
    }
    case 'fetch': return String(given['url']).startsWith('/') ? traffic.request(given as Outgoing, instance, answer) : fetchOutside(given as Outgoing, turns, fakes, answer);
    case 'stream': return turns.addSilent(async () => {
      await answer(null);
      traffic.send(given['connection'], String(given['chunk']));
    });
    case 'sse-open': return turns.addSilent(async () => { traffic.openStream(given['url'], instance, answer); });
    case 'sse-close': return turns.addSilent(async () => {
      traffic.closeStream(given['id']);
      await answer(null);
    });
    default: return turns.addSilent(() => code.settle(id, { fault: `Unknown request ${op}.` }));
  }
}

function fetchOutside({ url, method, body, headers }: Outgoing, turns: Turns, fakes: Fakes, answer: (value: unknown) => Promise<void>): void {
  turns.add(async () => {
    const label = `${method} ${url}`;
    const fault = fakes.faultFor(label);
    if (fault !== null && !fault.after) {
      turns.say(`${label} → not reached`);
      return answer({ error: 'ECONNRESET' });
    }
    const result = fakes.call(method, url, body, headers);
    turns.say(`${label} → ${fault === null ? result.status : 'the answer is lost'}`);
    return answer(fault === null ? result : { error: 'ECONNRESET' });
  });
}
