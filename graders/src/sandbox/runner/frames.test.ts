import { BadFrame, encodeFrame, FrameReader, NONCE_BYTES } from './frames.ts';

const nonce = Buffer.alloc(NONCE_BYTES, 7);
const read = (reader: FrameReader, bytes: Buffer): unknown[] => reader.push(bytes).map(({ message }) => message);

it('puts messages together from any cut, and gives nothing for one that is not whole', () => {
  const bytes = Buffer.concat([encodeFrame(nonce, { a: 'ü' }), encodeFrame(nonce, [1])]);
  for (let cut = 0; cut <= bytes.length; cut++) {
    const reader = new FrameReader(nonce, 1_000);
    expect([...read(reader, bytes.subarray(0, cut)), ...read(reader, bytes.subarray(cut))]).toEqual([{ a: 'ü' }, [1]]);
  }
  expect(read(new FrameReader(nonce, 1_000), bytes.subarray(0, bytes.length - 1))).toEqual([{ a: 'ü' }]);
});

it('refuses what another run, or a print, has written, and what is too long', () => {
  expect(() => new FrameReader(nonce, 1_000).push(encodeFrame(Buffer.alloc(NONCE_BYTES, 8), {}))).toThrow(BadFrame);
  expect(() => new FrameReader(nonce, 1_000).push(Buffer.from('{"settled":[{"id":1,"outcome":{"status":"ok"}}]}'))).toThrow(BadFrame);
  expect(() => new FrameReader(nonce, 10).push(encodeFrame(nonce, 'longer than ten'))).toThrow(BadFrame);
});
