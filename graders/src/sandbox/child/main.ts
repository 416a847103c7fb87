import { readSync, writeSync } from 'node:fs';
import { encodeFrame, FrameReader } from '../frames.ts';
import type { Reply, Request } from '../protocol.ts';
import { Run } from './run.ts';

// The child: one run of one submission, driven by frames on its pipes. It has no environment, no files but its own, no network.
const NONCE = 32;
const LONGEST_REQUEST = 64 * 2 ** 20;
const STDIN = 0;
const STDOUT = 1;

// Dates without a zone are the same on every machine.
process.env['TZ'] = 'UTC';

const nonce = Buffer.alloc(NONCE);
let got = 0;
while (got < NONCE) {
  const size = readSync(STDIN, nonce, got, NONCE - got, null);
  if (size === 0) process.exit(0);
  got += size;
}
const key = nonce.toString('latin1');
const reader = new FrameReader(key, LONGEST_REQUEST);

function send(reply: Reply): void {
  const frame = encodeFrame(key, reply);
  for (let written = 0; written < frame.length;) written += writeSync(STDOUT, frame, written);
}

const run = new Run(send);
const chunk = Buffer.allocUnsafe(2 ** 16);
for (;;) {
  const size = readSync(STDIN, chunk, 0, chunk.length, null);
  if (size === 0) break;
  await workOff(reader.read(Buffer.from(chunk.subarray(0, size))) as Request[]);
}

/** Several requests that came together are answered together: a pipe costs more than the work. */
async function workOff(requests: Request[]): Promise<void> {
  if (requests.length === 0) return;
  try {
    for (const request of requests) await run.handle(request);
    run.flush(requests.length);
  } catch (error) {
    send({ worked: 0, broken: (error as Error).stack ?? String(error) });
    process.exit(1);
  }
}
