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

/** What each field of exercise.yaml means. */
export const FIELDS: readonly (readonly [string, string])[] = [
  ['kind', 'rls-review (a database with a leak), context-assembly (code that chooses what a model reads) or pr-review (a pull request).'],
  ['title', 'One line, for candidates too.'],
  ['summary', 'One or two sentences for the catalogue; must not give the answer away.'],
  ['competency', 'database-security, llm-systems or code-review.'],
  ['level', 'junior, mid or senior.'],
  ['timebox_minutes', '5 to 240. A screen may give another time.'],
  ['tells', 'What a good answer shows of a person. For staff only.'],
  ['follow_up', 'Two to four questions for the interview. For staff only.'],
  ['fixture', './world for the files under World; a name for one that comes with Assay.'],
  ['config', 'Of the kind. pr-review has none.'],
  ['config.leaks', 'rls-review: names of files under Leaks, without .sql.'],
  ['config.cases', 'context-assembly: how many hidden cases of each kind, e.g. { ordinary: 3, long-talk: 1 }. Thirteen of all kinds when left out.'],
  ['config.with', 'context-assembly: checks that only this exercise asks, and its brief has to tell: prefix-changed, talk-left-out, answer-without-neighbours.'],
  ['config.without', 'context-assembly: checks that make no sense here.'],
  ['config.gates', 'context-assembly: checks of which one that fails takes the points for value.'],
  ['config.reads', 'context-assembly: the most documents that a run may read.'],
  ['config.practice_seed', 'context-assembly: which practice cases every candidate gets; another number makes others.'],
  ['variants', 'Two or more ways to give the exercise, each with a name, and a config and names of its own where they differ.'],
];

/** The 0-based place at which a line (from 1) begins. */
export function offsetOfLine(text: string, line: number): number {
  return text.split('\n').slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
}
