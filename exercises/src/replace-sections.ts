import type { Problem } from './exercise-error.ts';

type Section = { heading: string | null; line: number; text: string };

/**
 * A Markdown text with the sections of another in place of its own: each goes where its `##` heading stands, and what
 * stands before the first heading replaces what stands there. A heading that leads nowhere is a problem.
 */
export function replaceSections(text: string, file: string, replacement: string, problems: Problem[]): string {
  const sections = sectionsOf(text);
  for (const { heading, line, text: own } of sectionsOf(replacement)) {
    const place = sections.find((section) => section.heading === heading);
    if (place !== undefined) place.text = own;
    else problems.push({ file, line, message: `brief.md has no section “${heading ?? ''}” to be replaced. Correct the heading, or add the section there.` });
  }
  return sections.map((section) => section.text.trim()).join('\n\n').concat('\n');
}

function sectionsOf(text: string): Section[] {
  const sections: Section[] = [];
  let fenced = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const heading = fenced ? null : /^## +(.+?)\s*$/.exec(line)?.[1] ?? null;
    if (heading !== null) sections.push({ heading, line: index + 1, text: '' });
    else if (sections.length === 0 && line.trim() !== '') sections.push({ heading: null, line: index + 1, text: '' });
    const last = sections.at(-1);
    if (last !== undefined) last.text += `${line}\n`;
  }
  return sections;
}
