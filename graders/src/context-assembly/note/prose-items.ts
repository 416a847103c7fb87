/** What the prose should say, each a yes or no. Until a person, or a model with a quote, answers, they stay unmeasured. */
export const PROSE_ITEMS = [
  { name: 'prose-priorities', title: 'Says what goes first and why' },
  { name: 'prose-final-count', title: 'Says how the final count is assured' },
  { name: 'prose-permission', title: 'Says when permission applies' },
  { name: 'prose-distortion', title: 'Says what compression distorts' },
  { name: 'prose-limits', title: 'Names a failure that it cannot prevent' },
  { name: 'prose-growth', title: 'Says what changes with ten times the documents' },
] as const;
