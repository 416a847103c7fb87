import type { QueuedFile } from '../drafts/save-status.ts';

export type Part = { path: string; written: boolean; about: string };

const ABOUT: Record<string, string> = {
  'exploit.sql': 'Run as one tenant on the original: must show that tenant something it may not see or change.',
  'fix.sql': 'Run as the owner on the original: must close the leak and leave everybody their own data.',
  'explanation.md': 'Read by a person: the path, the cause, and why it looked fine.',
};

/** The files with whether anything was written: neither the starter as it was (version 1) nor comments, headings and blank lines count. */
export function partsOf(files: readonly Pick<QueuedFile, 'path' | 'content' | 'version' | 'unsaved'>[]): Part[] {
  return files.map(({ path, content, version, unsaved }) => ({ path, written: (version > 1 || unsaved) && saysSomething(path, content), about: ABOUT[path] ?? 'Handed in with your work.' }));
}

function saysSomething(path: string, content: string): boolean {
  const said = path.endsWith('.sql')
    ? content.replace(/\/\*[\s\S]*?\*\//g, '').replace(/--.*$/gm, '').replace(/\b(begin|commit)\b\s*;/gi, '')
    : content.replace(/<!--[\s\S]*?-->/g, '').replace(/^\s*#+.*$/gm, '');
  return said.trim() !== '';
}
