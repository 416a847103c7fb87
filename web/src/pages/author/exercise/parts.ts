/** The parts of an exercise in the order in which one is written, and what each is for. */
export const PARTS = [
  { name: 'Settings', help: 'What the exercise is: its kind, title, level and time, and which leak, corpus or repository it plays on.', holds: (path: string) => path === 'exercise.yaml' },
  { name: 'Brief', help: 'All that the candidate reads. Say what the system promises, what was changed lately, what to deliver, what is checked and what is out of scope. Never name the fault.', holds: (path: string) => path === 'brief.md' },
  { name: 'Starter', help: 'The files that the candidate edits. Comments say what belongs there.', holds: (path: string) => path.startsWith('starter/') },
  { name: 'Leaks', help: 'A change that opens exactly one path in the sound world, written as a migration that a colleague would have approved. It runs as the owner after all rows are loaded. The .md beside it says the path, the right fix and why it looks fine.', holds: (path: string) => path.startsWith('world/leaks/') },
  { name: 'World', help: 'The sound world: for a database fixture.json (roles, tenants, how to act as each), schema.sql, tenants/, and uses.sql with what must keep working.', holds: (path: string) => path.startsWith('world/') },
  { name: 'Pull request', help: 'description.md, as its author claims; changes/ has whole files as the pull request leaves them.', holds: (path: string) => path.startsWith('pull-request/') },
  { name: 'Hidden', help: 'What grading uses and no candidate sees: more uses, the key of a pull request, versions and tests.', holds: (path: string) => path.startsWith('hidden/') },
  { name: 'Samples', help: 'Submissions with a known result. pass/: right answers, at least two of different approach. fail/: wrong ones that good people give; expect.yaml names the checks that each must fail. ungradable/: what cannot be run at all.', holds: (path: string) => path.startsWith('submissions/') },
  { name: 'Proposed', help: 'What a model wrote and nobody has accepted. Accept or discard it under Proposals. By hand: remove its entry, and this file with the last one.', holds: (path: string) => path === 'proposed.yaml' },
  { name: 'Other', help: 'No part of an exercise. Rename or delete it.', holds: () => true },
] as const;

/** The part that a file belongs to. */
export function partOf(path: string): (typeof PARTS)[number] {
  const part = PARTS.find(({ holds }) => holds(path));
  if (part === undefined) throw new Error('Every file belongs to a part.');
  return part;
}

/** The 0-based place at which a line (from 1) begins. */
export function offsetOfLine(text: string, line: number): number {
  return text.split('\n').slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
}
