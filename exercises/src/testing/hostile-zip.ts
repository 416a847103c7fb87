import { crc32, deflateRawSync } from 'node:zlib';

/** One entry, and the lies that are told about it. */
export type Lie = {
  name: string | Buffer; content?: string | Buffer;
  /** What the directory says instead of the truth. */
  size?: number; packed?: Buffer; checksum?: number; mode?: number; flags?: number; method?: number; localName?: string;
  /** Lies where the entry of this index lies. */
  sharesWith?: number;
};

/** A zip made by hand, byte by byte, so that it may say anything (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16). */
export function hostileZip(lies: readonly Lie[], entryCount = lies.length): Buffer {
  const pieces: Buffer[] = [];
  const offsets: number[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const lie of lies) {
    const name = Buffer.from(lie.name);
    const content = Buffer.from(lie.content ?? '');
    const packed = lie.packed ?? deflateRawSync(content);
    const about = Buffer.alloc(20); // from the flags to the sizes, which both headers have alike
    about.writeUInt16LE(lie.flags ?? 0x800, 0);
    about.writeUInt16LE(lie.method ?? 8, 2);
    about.writeUInt32LE(lie.checksum ?? crc32(content), 8);
    about.writeUInt32LE(packed.length, 12);
    about.writeUInt32LE(lie.size ?? content.length, 16);
    if (lie.sharesWith === undefined) {
      const beside = Buffer.from(lie.localName ?? name);
      const local = Buffer.concat([Buffer.from('PK\x03\x04\x14\0', 'latin1'), about, lengthOf(beside), beside, packed]);
      offsets.push(at);
      pieces.push(local);
      at += local.length;
    } else {
      offsets.push(offsets[lie.sharesWith] ?? 0);
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((lie.mode ?? 0o100644) * 0x10000, 6);
    tail.writeUInt32LE(offsets.at(-1) ?? 0, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03\x14\0', 'latin1'), about, lengthOf(name), tail, name]));
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entryCount, 8);
  end.writeUInt16LE(entryCount, 10);
  end.writeUInt32LE(directory.reduce((sum, { length }) => sum + length, 0), 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

/** The length of a name, and that nothing else follows. */
function lengthOf(name: Buffer): Buffer {
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(name.length, 0);
  return lengths;
}

/** The zip with a second end for larger numbers (4.3.14, 4.3.15), which claims something else. */
export function withZip64(zip: Buffer, claims: { entries: bigint; offset: bigint }): Buffer {
  const end = Buffer.from(zip.subarray(-22));
  end.fill(0xff, 8, 20);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(claims.entries, 24);
  record.writeBigUInt64LE(claims.entries, 32);
  record.writeBigUInt64LE(claims.offset, 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(zip.length - 22), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([zip.subarray(0, -22), record, locator, end]);
}
