import type { QueuedFile } from '../drafts/save-status.ts';

/** `given`: code that comes with the task and may stay as it is. */
export type Part = { path: string; state: 'written' | 'given' | 'missing'; about: string };

const ABOUT: Record<string, string> = {
  'exploit.sql': 'Run as one tenant on the original: must show that tenant something it may not see or change.',
  'fix.sql': 'Run as the owner on the original: must close the leak and leave everybody their own data.',
  'explanation.md': 'Read by a person: the path, the cause, and why it looked fine.',
  'assemble.ts': 'Run on hidden cases under many ceilings: must show as much as it can within each.',
  'review.yaml': 'Compared with what is known about the pull request; the summary is read by a person.',
  'tests/proof.test.ts': 'Run on the pull request, on right versions and on wrong ones: must tell them apart.',
  'design.yaml': 'Compared field by field with what your code did; the prose is read by a person.',
};

/** The files with whether anything was written: neither the starter as it was (version 1) nor comments, headings and blank lines count. */
export function partsOf(files: readonly Pick<QueuedFile, 'path' | 'content' | 'version' | 'unsaved'>[]): Part[] {
  return files.map(({ path, content, version, unsaved }) => {
    const changed = version > 1 || unsaved;
    const state = changed && saysSomething(path, content) ? 'written' : path.endsWith('.ts') && !(path in ABOUT) ? 'given' : 'missing';
    return { path, state, about: ABOUT[path] ?? 'Handed in with your work.' };
  });
}

function saysSomething(path: string, content: string): boolean {
  const said = path.endsWith('.sql')
    ? content.replace(/\/\*[\s\S]*?\*\//g, '').replace(/--.*$/gm, '').replace(/\b(begin|commit)\b\s*;/gi, '')
    : content.replace(/<!--[\s\S]*?-->/g, '').replace(/^\s*#+.*$/gm, '');
  return said.trim() !== '';
}
