import { withoutHidden } from '@assay/fixtures/corpus/text.ts';
import { reservedIn } from './escape.ts';
import type { LayoutProblem } from './parse-context.ts';

/**
 * Reserved tokens of documents, turns and sources that stand raw in a context. Looked for by what the corpus holds,
 * since what breaks out well reads like a layout.
 */
export function breakouts(text: string, { history, documents }: { history: readonly { text: string }[]; documents: readonly { text: string; source: string }[] }): LayoutProblem[] {
  const flat = flattened(text);
  const found: LayoutProblem[] = [];
  const [token] = [...history, ...documents].flatMap((origin) => reservedIn(origin.text)).filter((each) => flat.includes(flattened(each)));
  if (token !== undefined) found.push({ gate: 'delimiter-breakout', detail: `Markup of a document or turn stands raw: “${token}”` });
  const source = documents.find((document) => /["<]/.test(document.source) && flat.includes(`source="${flattened(document.source)}`));
  if (source !== undefined) found.push({ gate: 'attribute-breakout', detail: `A source stands unescaped in its attribute: “${source.source}”` });
  return found;
}

const flattened = (text: string): string => withoutHidden(text).replaceAll(/\s+/g, ' ').toLowerCase();
