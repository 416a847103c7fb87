import { encodeFrame, FrameError, FrameReader } from './frames.ts';

const nonce = 'n'.repeat(32);
const reader = () => new FrameReader(nonce, 1000);

test('messages survive any cut of the stream', () => {
  const stream = Buffer.concat([encodeFrame(nonce, { a: 'ü' }), encodeFrame(nonce, [2]), encodeFrame(nonce, null)]);
  const one = reader();
  const messages = [...stream].flatMap((byte) => one.read(Buffer.from([byte])));
  expect(messages).toEqual([{ a: 'ü' }, [2], null]);
  expect(reader().read(stream)).toEqual(messages);
});

test('a cut frame is no message', () => {
  expect(reader().read(encodeFrame(nonce, { ok: true }).subarray(0, -1))).toEqual([]);
});

test.each([
  ['printed text', Buffer.from('{"ok":true}\n'.repeat(3))],
  ['a frame with another nonce', encodeFrame('x'.repeat(32), { ok: true })],
  ['a frame that is too long', encodeFrame(nonce, 'x'.repeat(2000))],
  ['a frame that is no JSON', Buffer.concat([Buffer.from([0, 0, 0, 33]), Buffer.from(`${nonce}{`)])],
])('%s is not believed', (_what, bytes) => {
  expect(() => reader().read(bytes)).toThrow(FrameError);
});
