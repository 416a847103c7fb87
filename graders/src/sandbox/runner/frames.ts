/** Bytes of the per-run secret that every frame repeats: what is printed by accident or on purpose is no frame. */
export const NONCE_BYTES = 16;
const HEADER = 4 + NONCE_BYTES;

export class BadFrame extends Error {}

/** One message: its length, the run's nonce, JSON. */
export function encodeFrame(nonce: Buffer, message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message), 'utf8');
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(body.length);
  nonce.copy(header, 4);
  return Buffer.concat([header, body]);
}

/** Cuts a byte stream into messages. A wrong nonce or a length above the cap throws: the stream is not ours any more. */
export class FrameReader {
  #held: Buffer[] = [];
  #size = 0;
  readonly #nonce: Buffer | null;
  readonly #maxBytes: number;

  /** Without a nonce the first frame's is taken and kept (the child learns it from the parent). */
  constructor(nonce: Buffer | null, maxBytes: number) {
    this.#nonce = nonce;
    this.#maxBytes = maxBytes;
  }

  push(chunk: Buffer): { nonce: Buffer; message: unknown }[] {
    this.#held.push(chunk);
    this.#size += chunk.length;
    const found: { nonce: Buffer; message: unknown }[] = [];
    while (this.#size >= HEADER) {
      const all = this.#joined();
      const length = all.readUInt32BE();
      const nonce = all.subarray(4, HEADER);
      if (length > this.#maxBytes) throw new BadFrame(`a frame of ${length} bytes`);
      if (this.#nonce !== null && !nonce.equals(this.#nonce)) throw new BadFrame('a frame without the nonce of this run');
      if (all.length < HEADER + length) break;
      found.push({ nonce: Buffer.from(nonce), message: JSON.parse(all.toString('utf8', HEADER, HEADER + length)) });
      this.#held = [all.subarray(HEADER + length)];
      this.#size -= HEADER + length;
    }
    return found;
  }

  #joined(): Buffer {
    if (this.#held.length > 1) this.#held = [Buffer.concat(this.#held)];
    return this.#held[0]!;
  }
}
