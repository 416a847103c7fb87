import type { Control } from '../grader.ts';
import { idOf } from './checks/named-check.ts';
import { MAIN_FILE } from './grade-cases.ts';
import { NOTE_FILE } from './note/design-note.ts';

const assemble = (body: string) => ({ [MAIN_FILE]: `import type { Input, Output } from './contract.ts';\n\nexport async function assemble(input: Input): Promise<Output> {\n${body}\n}\n`, [NOTE_FILE]: '' });

/** Ways to look busy under any ceiling or under none. */
export const CONTROLS: Control[] = [
  { name: 'always refuse', files: assemble("  return { status: 'insufficient', text: '', included: [], dropped: [] };"), fails: ['refuses-usable-budget', 'area', 'note-present'].map(idOf) },
  { name: 'nothing at all', files: assemble("  return { status: 'ok', text: '', included: [], dropped: [] };"), fails: ['system-dropped', 'overflow-when-tight', 'area'].map(idOf) },
  {
    name: 'everything concatenated',
    files: assemble(`  const hits = await input.search(input.question, { limit: 60 });
  const texts = await Promise.all(hits.map((hit) => input.read(hit.id).catch(() => '')));
  const blocks = hits.map((hit, index) => \`<document index="\${index + 1}" source="\${hit.source}">\\n\${texts[index]}\\n</document>\\n\`);
  const text = \`\${input.system}\\n\\n<documents>\\n\${blocks.join('')}</documents>\\nQuestion: \${input.question}\`;
  return { status: 'ok', text, included: hits.map(({ id, source }, index) => ({ n: index + 1, id, source })), dropped: [] };`),
    fails: ['over-ceiling', 'overflow-when-tight', 'restricted-access', 'area'].map(idOf),
  },
];
