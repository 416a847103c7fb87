import { hasReserved } from '../layout/escaping.ts';
import { rawTokenIn, type Layout, type LayoutFault } from '../layout/parse-layout.ts';
import { withoutHidden } from '@assay/fixtures/corpus/text.ts';
import type { CaseFacts } from '../truth/case-facts.ts';
import type { GateFound } from './reading.ts';

/** The gate behind a line that has no place: a source or a text of the case broke out, or the submission put it there. */
export function gateOfFault({ kind, message, line }: LayoutFault, text: string, facts: CaseFacts): GateFound {
  const found = `${message} It reads ${JSON.stringify(line)}.`;
  if (kind !== 'misplaced') return { gate: kind, message: found };
  const sources = [...facts.documents.values()].map(({ document }) => document.source).filter((source) => hasReserved(source) || source.includes('"'));
  if (sources.some((source) => line.includes(source))) return { gate: 'attribute-breakout', message: found };
  return { gate: brokeOut(text, facts, true) ? 'delimiter-breakout' : 'loose-text', message: found };
}

/** Tokens that stand raw although every line has a place. */
export function gatesOfLayout(layout: Layout, text: string, facts: CaseFacts): GateFound[] {
  const raw = rawTokenIn(layout);
  if (raw !== null) return [{ gate: raw.in === 'body' ? 'delimiter-breakout' : 'attribute-breakout', message: `A reserved token stands raw in ${raw.in === 'body' ? 'a body' : 'a source'}: ${JSON.stringify(raw.text.slice(0, 200))}.` }];
  // A text that imitates the layout well enough has a place for each of its lines.
  return brokeOut(text, facts, false) ? [{ gate: 'delimiter-breakout', message: 'A text of the case closes its element and opens another.' }] : [];
}

/** Whether a reserved token of a text of the case stands in the context with what follows it there. */
function brokeOut(text: string, { documents, corpusCase }: CaseFacts, withBareTags: boolean): boolean {
  const inContext = collapsed(text);
  const texts = [...[...documents.values()].map(({ document }) => document.text), ...corpusCase.history.map((turn) => turn.text)];
  return texts.filter(hasReserved).some((source) => windowsOf(collapsed(withoutHidden(source))).some((window) => (withBareTags || !isBareTag(window)) && inContext.includes(window)));
}

/** Each reserved token with the characters after it, enough to tell it from the layout's own tags. */
function windowsOf(text: string): string[] {
  return [...text.matchAll(/</g)].map(({ index }) => text.slice(index, index + 60)).filter((window) => hasReserved(window.slice(0, 20)) && hasReserved(window));
}

const isBareTag = (window: string) => /^<\/?[a-z]+>(?: <\/?[a-z]+>)*$/i.test(window);
const collapsed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
