export type Choice = { name: string; label: string; help: string; values: Record<string, string> };

/** What is given up for want of room, as the note orders it. */
export const DROPPED: Record<string, string> = { 'idle-history': 'talk that answers nothing', filler: 'sentences that answer nothing', 'light-asks': 'answers of little weight', 'heavy-asks': 'answers of much weight' };

export const CHOICES: Choice[] = [
  { name: 'on_overflow', label: 'When nothing fits', help: 'What your function does when not even the empty layout fits.', values: { insufficient: 'returns insufficient', throw: 'throws', ok: 'returns a context all the same' } },
  { name: 'permission_point', label: 'Permission', help: 'Where you make sure that the asker may see a document.', values: { search: 'in the search', 'after-search': 'after the search', 'after-read': 'after reading' } },
  { name: 'dedupe', label: 'Copies', help: 'Which copies of an answer you recognize.', values: { none: 'none', exact: 'exact ones', normalised: 'ones that differ in spacing and case', near: 'near copies' } },
  { name: 'compression', label: 'Shortening', help: 'Whether you take documents whole or by their sentences.', values: { none: 'whole documents', sentences: 'single sentences' } },
  { name: 'order', label: 'Order of the documents', help: 'How the blocks follow each other.', values: { asks: 'by the first ask they answer', id: 'by id', other: 'another order' } },
  { name: 'on_read_error', label: 'When reading fails', help: 'What happens to the rest.', values: { skip: 'goes on without it', fail: 'fails' } },
];

export const CALLS = [
  { name: 'search', label: 'searches' },
  { name: 'read', label: 'reads' },
  { name: 'count', label: 'counts' },
] as const;
