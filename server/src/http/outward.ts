import { lookup } from 'node:dns';
import ipaddr from 'ipaddr.js';

/** How we call addresses that people of an organization chose, e.g. of an identity provider. */
export type Outward = {
  /** Whether private addresses and plain http are allowed: in a test, or by the operator. */
  allowsPrivate: boolean;
  fetch: typeof fetch;
};

/** Neither private, loopback, link-local nor otherwise special: what anybody on the internet could reach, too. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** Whether a host of an address is written in figures and leads inside; a name is judged when it is looked up. */
export function isPrivateHost(hostname: string): boolean {
  const bare = hostname.replaceAll(/[[\]]/g, '');
  return ipaddr.isValid(bare) && !isPublicAddress(bare);
}

/** The code of an error by which a call was refused. */
export const PRIVATE_TARGET = 'EPRIVATE';

/**
 * Calls only public addresses, unless `allowsPrivate`: otherwise a setting of one organization would make the server
 * ask what stands beside it. The address is judged where the connection is made, so that a name that changes its
 * mind between the question and the call gains nothing.
 */
export function createOutward(allowsPrivate: boolean): Outward {
  if (allowsPrivate) return { allowsPrivate, fetch };
  let client: ReturnType<typeof openGuarded> | undefined;
  const guarded = async (input: string | URL, init?: RequestInit) => {
    const { hostname } = new URL(input);
    // An address in figures is never looked up.
    if (isPrivateHost(hostname)) throw refused(hostname);
    return (await (client ??= openGuarded()))(input, init);
  };
  return { allowsPrivate, fetch: guarded as unknown as typeof fetch };
}

/** Loaded with the first call: most servers make none. */
async function openGuarded(): Promise<(input: string | URL, init?: RequestInit) => Promise<unknown>> {
  const { Agent, fetch: fetchWith } = await import('undici');
  const agent = new Agent({
    connect: {
      lookup: (hostname, options, callback) => lookup(hostname, { ...options, all: true }, (error, addresses) => {
        const open = addresses?.filter(({ address }) => isPublicAddress(address)) ?? [];
        if (error !== null) callback(error, []);
        else if (open.length === 0) callback(refused(hostname), []);
        else callback(null, open);
      }),
    },
  });
  return (input, init) => fetchWith(input, { ...init, dispatcher: agent } as Parameters<typeof fetchWith>[1]);
}

function refused(hostname: string): Error {
  return Object.assign(new Error(`${hostname} has no public address.`), { code: PRIVATE_TARGET });
}
