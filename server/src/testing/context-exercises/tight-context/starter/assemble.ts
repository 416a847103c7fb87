type Input = { system: string; question: string; principals: string[]; budget: number; reserveOutput: number; search(query: string, options: object): Promise<{ id: string }[]>; countTokens(text: string): number };

export async function assemble({ system, question, principals, budget, reserveOutput, search, countTokens }: Input) {
  const text = `${system}\n\n<documents>\n</documents>\nQuestion: ${question}`;
  if (countTokens(text) > budget - reserveOutput) return { status: 'insufficient', text: '', included: [], dropped: [] };
  const hits = await search(question, { principals });
  return { status: 'ok', text, included: [], dropped: hits.map(({ id }) => ({ id, reason: 'budget' })) };
}
