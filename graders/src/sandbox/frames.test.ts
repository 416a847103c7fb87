import { PassThrough } from 'node:stream';
import { encodeFrame, readFrames } from './frames.ts';

function reader(most = 1000) {
  const stream = new PassThrough();
  const heard: unknown[] = [];
  const broken: string[] = [];
  readFrames(stream, 'n1', most, (message) => heard.push(message), ({ message }) => broken.push(message));
  return { stream, heard, broken };
}
const settled = () => new Promise((resolve) => { setImmediate(resolve); });

test('messages arrive whole, however they are cut', async () => {
  const { stream, heard } = reader();
  for (const byte of Buffer.concat([encodeFrame('n1', { a: 'ä\n' }), encodeFrame('n1', [1])])) stream.write(Buffer.from([byte]));
  await settled();
  expect(heard).toEqual([{ a: 'ä\n' }, [1]]);
});

test.each([['another nonce', encodeFrame('n2', 1)], ['plain text', Buffer.from('{"ok":true}\n and some more text')], ['too long a message', encodeFrame('n1', 'x'.repeat(2000))]])('%s is no message', async (_, bytes) => {
  const { stream, heard, broken } = reader();
  stream.write(bytes);
  await settled();
  expect([heard, broken.length]).toEqual([[], 1]);
});
