import { judged, worldCases } from '../testing/judged.ts';
import { inRetrievalOrder } from '../testing/in-retrieval-order.ts';
import { strategy } from '../testing/strategy.ts';

const NOTE = 'design.yaml is not what is asked about here.';

test('choices that cost value are asked about by the documents, the limit and what was best', async () => {
  const { questions } = await judged(() => async (input) => strategy()({ ...input, asks: input.asks.map((ask) => ({ ...ask, weight: 6 - ask.weight })) }), await worldCases('helpdesk', 5, []), NOTE);
  expect(questions.find((question) => question.includes('Why that choice?'))).toMatch(/at a limit of \d+ tokens, you dropped \w+ \(as budget\), which answers “.+” of weight \d, and kept \w+, which answers/);
}, 60_000);

test('a failed check is asked about with its case and limit', async () => {
  const { questions } = await judged(inRetrievalOrder, await worldCases('helpdesk', 5, []), NOTE);
  expect(questions.length).toBeLessThanOrEqual(8);
  expect(questions[0]).toMatch(/^“.+” did not hold\. In helpdesk\/.+, at a limit of -?\d+ tokens: .+ How does your code come to that/);
}, 60_000);

test('a sound submission leaves nothing but choices to ask about', async () => {
  const { questions } = await judged(strategy, await worldCases('helpdesk', 5, []), NOTE);
  expect(questions.filter((question) => question.includes('did not hold'))).toEqual([]);
}, 60_000);
