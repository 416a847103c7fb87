/** What the prose should say, each a yes or no. Until a person, or a model with a quote, answers, they stay unmeasured. */
export const PROSE_ITEMS = [
  { name: 'prose-priorities', title: 'Says what goes first and why', question: 'Does it say which content is given up first when room is scarce, and why?' },
  { name: 'prose-final-count', title: 'Says how the final count is assured', question: 'Does it say how it makes sure that the finished text is within the limit?' },
  { name: 'prose-permission', title: 'Says when permission applies', question: 'Does it say at which step documents are kept from those who may not see them?' },
  { name: 'prose-distortion', title: 'Says what compression distorts', question: 'Does it say what is lost or becomes misleading by leaving parts of documents out?' },
  { name: 'prose-limits', title: 'Names a failure that it cannot prevent', question: 'Does it name a concrete failure that its approach cannot prevent?' },
  { name: 'prose-growth', title: 'Says what changes with ten times the documents', question: 'Does it say what it would do otherwise with ten times as many documents?' },
] as const;
