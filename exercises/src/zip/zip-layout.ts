import type { ZipFile } from 'yauzl';
import type { Problem } from '../exercise-error.ts';
import { PARTS, strangerAt } from '../load-exercise.ts';
import { SLUG } from '../manifest.ts';
import type { ZipEntry } from './zip-entry.ts';
import { LIMITS } from './zip-limits.ts';

/** What is wrong with the files of an archive taken together: names that meet, strange parts, too much of all. */
export function layoutFaults(entries: readonly ZipEntry[]): Problem[] {
  const files = entries.filter(({ is }) => is === 'file');
  const total = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  return [
    ...meetingNames(entries),
    ...strangers(files),
    ...(total > LIMITS.totalBytes ? [archive(`unpacks to ${total} bytes. Expected ${LIMITS.totalBytes} or less.`)] : []),
  ];
}

/** Some systems keep one file of two whose names differ by case, and none has a file that is a folder too. */
function meetingNames(entries: readonly ZipEntry[]): Problem[] {
  const seen = new Map<string, string>();
  const folders = new Set<string>();
  for (const { name } of entries) {
    const parts = name.toLowerCase().split('/');
    for (let depth = 1; depth < parts.length; depth += 1) folders.add(parts.slice(0, depth).join('/'));
  }
  return entries.filter(({ is }) => is !== 'folder').flatMap(({ name }) => {
    const known = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), name);
    if (known === name) return [{ file: name, line: null, message: 'is there twice. Remove one.' }];
    if (known !== undefined) return [{ file: name, line: null, message: `differs from ${known} by case only. Rename one.` }];
    return folders.has(name.toLowerCase()) ? [{ file: name, line: null, message: 'is a file and a folder. Rename one.' }] : [];
  });
}

function strangers(files: readonly ZipEntry[]): Problem[] {
  const roots = [...new Set(files.map(({ name }) => name.split('/')[0] ?? ''))];
  const [root = ''] = roots;
  if (roots.length !== 1 || files.some(({ name }) => !name.includes('/'))) {
    return [archive(`must hold one folder with the exercise in it, and nothing beside. It holds ${roots.slice(0, 5).join(', ') || 'no files'}${roots.length > 5 ? ', …' : ''}. Pack the folder itself.`)];
  }
  const parts = [...new Set(files.map(({ name }) => name.split('/')[1] ?? ''))];
  return [
    ...(SLUG.test(root) ? [] : [{ file: root, line: null, message: 'the folder name is the slug. Use lower-case words with - between them.' }]),
    ...parts.filter((part) => !PARTS.includes(part)).map((part) => strangerAt(`${root}/${part}`)),
  ];
}

/**
 * What is wrong with where entries lie. A bomb of few bytes lets many entries share one piece of data, and an entry
 * with another name beside its data is another file to another program.
 */
export async function placeFaults(zip: ZipFile, entries: readonly ZipEntry[]): Promise<Problem[]> {
  const faults: Problem[] = [];
  let free = 0;
  for (const { entry, name } of entries.toSorted((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader)) {
    const tell = (message: string) => faults.push({ file: name, line: null, message });
    try {
      const { fileName, fileDataStart } = await zip.readLocalFileHeaderPromise(entry);
      if (entry.relativeOffsetOfLocalHeader < free) tell('shares its data with another entry. Pack the folder again.');
      if (!fileName.equals(entry.fileNameRaw)) tell('has another name beside its data. Pack the folder again.');
      free = Math.max(free, fileDataStart + entry.compressedSize);
    } catch {
      tell('is not where the directory of the archive says. Pack the folder again.');
    }
  }
  return faults;
}

export function archive(message: string): Problem {
  return { file: 'the archive', line: null, message };
}
