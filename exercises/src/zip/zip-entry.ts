import type { Entry } from 'yauzl';
import { LIMITS } from './zip-limits.ts';

/** One entry of an archive as its directory has it. Nothing of it is unpacked yet. */
export type ZipEntry = {
  entry: Entry;
  /** As it may be shown. */
  name: string;
  is: 'file' | 'folder' | 'ignored';
  faults: string[];
};

const NAME_RULES: readonly (readonly [RegExp, string])[] = [
  [/\\/, 'has a backslash in its name. Put / between folders.'],
  [/^\//, 'is an absolute path. Begin with the folder of the exercise.'],
  [/^[A-Za-z]:/, 'names a drive. Begin with the folder of the exercise.'],
  [/(^|[/\\])\.{1,2}([/\\]|$)/, 'leads out of its folder by . or .. in its name. Remove it.'],
  [/\/\//, 'has a folder without a name. Name it.'],
  [/[^\w./\\:-]|(^|\/)-/, 'has a character in its name that not every system takes, or begins with -. Use letters without accents, digits, . _ and -.'],
  [/(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)|[^./]\.(\/|$)/i, 'has a name that Windows keeps for itself, or that ends in a dot. Rename it.'],
];
/** What systems put beside files unasked; hidden files are no part of an exercise. */
const IGNORED = /^__MACOSX\/|(^|\/)\.[^/]/;

const METHODS = [0, 8]; // stored, deflated
const TYPE = 0o170000;
const LINK = 0o120000;
const HARMLESS_TYPES = [0, 0o040000, 0o100000];

/** What the directory of an archive says of an entry, and all that forbids to unpack it. */
export function judgeEntry(entry: Entry): ZipEntry {
  const { name, faults } = judgeName(entry.fileNameRaw);
  const is = name.endsWith('/') ? 'folder' : IGNORED.test(name) ? 'ignored' : 'file';
  return { entry, name, is, faults: [...faults, ...typeFaults(entry), ...sizeFaults(entry, is)] };
}

function judgeName(raw: Buffer): { name: string; faults: string[] } {
  const long = raw.length > LIMITS.nameBytes ? [`has a name of ${raw.length} bytes. Expected ${LIMITS.nameBytes} or less.`] : [];
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return { name: shown(raw.toString('latin1')), faults: ['has a name that is not UTF-8. Rename it, or pack it with another program.', ...long] };
  }
  return { name: shown(name), faults: [...NAME_RULES.filter(([rule]) => rule.test(name)).map(([, fault]) => fault), ...(name === '' ? ['has no name. Remove it.'] : []), ...long] };
}

/** A name is told to people and written to terminals, which control characters would steer. */
function shown(name: string): string {
  return name.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '�').slice(0, LIMITS.nameBytes);
}

function typeFaults(entry: Entry): string[] {
  const type = (entry.externalFileAttributes >>> 16) & TYPE;
  return [
    ...(type === LINK ? ['is a link. Put the file itself in its place.'] : HARMLESS_TYPES.includes(type) ? [] : ['is a device, a pipe or a socket. Remove it.']),
    ...(entry.isEncrypted() ? ['is encrypted. Pack it without a password.'] : []),
    ...(METHODS.includes(entry.compressionMethod) ? [] : [`is packed by the method ${entry.compressionMethod}. Pack it by Deflate, which every program offers.`]),
  ];
}

function sizeFaults({ uncompressedSize, compressedSize }: Entry, is: ZipEntry['is']): string[] {
  if (is === 'folder') return uncompressedSize === 0 ? [] : ['is a folder with content of its own. Remove it.'];
  return [
    ...(uncompressedSize > LIMITS.fileBytes ? [`has ${uncompressedSize} bytes. Expected ${LIMITS.fileBytes} or less.`] : []),
    ...(uncompressedSize > LIMITS.ratio * Math.max(compressedSize, 100) ? [`unpacks to more than ${LIMITS.ratio} times its size, as no text does. Remove it.`] : []),
  ];
}
