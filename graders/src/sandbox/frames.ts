import type { Readable } from 'node:stream';

/**
 * Messages over a pipe: a line of nonce and length, then so many bytes of JSON. Whatever else is written to the pipe,
 * by whoever, is no frame; who does not know the nonce cannot make one.
 */
export function encodeFrame(nonce: string, message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message), 'utf8');
  return Buffer.concat([Buffer.from(`${nonce} ${body.length}\n`, 'latin1'), body]);
}

/** A frame that is longer, or anything that is none. */
export class BrokenFrame extends Error {}

/** Calls `each` for every message. @param most bytes of one message */
export function readFrames(stream: Readable, nonce: string, most: number, each: (message: unknown) => void, broken: (error: BrokenFrame) => void): void {
  let waiting: Buffer = Buffer.alloc(0);
  let failed = false;
  stream.on('data', (chunk: Buffer) => {
    if (failed) return;
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    for (;;) {
      const line = waiting.indexOf(10);
      if (line === -1 && waiting.length <= nonce.length + 16) return;
      const head = /^(\S+) (\d{1,9})$/.exec(waiting.subarray(0, Math.max(0, line)).toString('latin1'));
      const length = Number(head?.[2]);
      if (head === null || head[1] !== nonce || length > most) {
        failed = true;
        broken(new BrokenFrame('Something that is no message came over the pipe.'));
        return;
      }
      if (waiting.length < line + 1 + length) return;
      const body = waiting.subarray(line + 1, line + 1 + length).toString('utf8');
      waiting = waiting.subarray(line + 1 + length);
      each(JSON.parse(body));
    }
  });
}
