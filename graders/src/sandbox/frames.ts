const HEADER = 4;
const NONCE = 32;

/** A frame is its length, the run's nonce and JSON. Text that anything else writes into the pipe is none. */
export function encodeFrame(nonce: string, message: unknown): Buffer {
  const body = Buffer.from(nonce + JSON.stringify(message), 'utf8');
  const frame = Buffer.allocUnsafe(HEADER + body.length);
  frame.writeUInt32BE(body.length, 0);
  body.copy(frame, HEADER);
  return frame;
}

/** Thrown for bytes that are no frame of this run; whoever sent them is not believed any more. */
export class FrameError extends Error {
  override name = 'FrameError';
}

/** Cuts a stream of bytes into messages. */
export class FrameReader {
  readonly #nonce: string;
  readonly #longest: number;
  #waiting: Buffer[] = [];
  #size = 0;

  constructor(nonce: string, longest: number) {
    if (nonce.length !== NONCE) throw new FrameError('The nonce has a wrong length.');
    this.#nonce = nonce;
    this.#longest = longest;
  }

  /**
   * The messages that are complete with these bytes.
   * @throws FrameError for another nonce, a frame that is too long, or what is no JSON
   */
  read(chunk: Buffer): unknown[] {
    this.#waiting.push(chunk);
    this.#size += chunk.length;
    const messages: unknown[] = [];
    for (let body = this.#next(); body !== null; body = this.#next()) messages.push(this.#parse(body));
    return messages;
  }

  #next(): Buffer | null {
    if (this.#size < HEADER) return null;
    const all = this.#waiting.length === 1 ? (this.#waiting[0] as Buffer) : Buffer.concat(this.#waiting);
    this.#waiting = [all];
    const length = all.readUInt32BE(0);
    if (length > this.#longest) throw new FrameError('A frame is longer than allowed.');
    if (this.#size < HEADER + length) return null;
    this.#waiting = [all.subarray(HEADER + length)];
    this.#size -= HEADER + length;
    return all.subarray(HEADER, HEADER + length);
  }

  #parse(body: Buffer): unknown {
    if (body.subarray(0, NONCE).toString('latin1') !== this.#nonce) throw new FrameError('A frame has another nonce.');
    try {
      return JSON.parse(body.subarray(NONCE).toString('utf8'));
    } catch {
      throw new FrameError('A frame is no JSON.');
    }
  }
}
