import { writeSync } from 'node:fs';
import { encodeFrame, FrameReader } from './frames.ts';
import type { Command, Hello, Start } from './protocol.ts';
import { Session } from './session.ts';
import { WasiEngine } from './wasi-engine.ts';

/** The child: reads commands from stdin, one after the other, and writes a frame for each. */
const MAX_COMMAND_BYTES = 64 << 20;

const engine = new WasiEngine();
const reader = new FrameReader(null, MAX_COMMAND_BYTES);
let session: Session<unknown> | null = null;
let queue: Promise<void> = Promise.resolve();

process.stdin.on('data', (chunk: Buffer) => {
  for (const { nonce, message } of reader.push(chunk)) queue = queue.then(() => answer(nonce, message as Hello | Start | Command));
});
process.stdin.on('end', () => process.exit(0));

async function answer(nonce: Buffer, message: Hello | Start | Command): Promise<void> {
  if (message.do === 'hello') {
    await engine.warm();
    return send(nonce, { ready: true });
  }
  if (message.do === 'start') {
    session = await Session.start(engine as never, message);
    return send(nonce, { engine: engine.name });
  }
  if (session === null) throw new Error('a command before the start');
  send(nonce, await session.obey(message));
}

function send(nonce: Buffer, message: unknown): void {
  const frame = encodeFrame(nonce, message);
  for (let at = 0; at < frame.length;) at += writeSync(1, frame, at);
}
