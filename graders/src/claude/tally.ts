import { asWritten } from './as-data.ts';
import type { Judgement, RubricItem, Vote } from './rubric.ts';

const LEAST_QUOTE = 12;

/** Votes as judgements. A yes counts only with a quote that stands in the text, word for word; only agreement decides. */
export function tally(text: string, rubric: readonly RubricItem[], votes: readonly Vote[]): Judgement[] {
  const known = collapsed(asWritten(text));
  return rubric.map(({ name }) => {
    const quotes = votes.map(({ items }) => items.find((item) => item.name === name)).map((item) => (item?.holds === true && stands(item.quote, known) ? asWritten(item.quote) : null));
    const yes = quotes.filter((quote) => quote !== null);
    const verdict = yes.length === votes.length ? 'yes' : yes.length === 0 ? 'no' : 'split';
    return { name, verdict, quotes: [...new Set(yes)], reason: `${yes.length} of ${votes.length} votes found it, each with a passage of the text.` };
  });
}

function stands(quote: string, known: string): boolean {
  const wanted = collapsed(asWritten(quote));
  return wanted.length >= LEAST_QUOTE && known.includes(wanted);
}

function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
