import type { CorpusCase } from '@assay/fixtures/corpus/corpus-case.ts';
import { renderLayout } from '../layout/render-layout.ts';
import { limitsOf, reserveOf } from '../optimum/limits.ts';
import { solveCase } from '../optimum/optimum.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import { caseFacts } from '../truth/case-facts.ts';
import type { PreparedCase } from './run.ts';

/** What is true of a case and under which ceilings it is run. */
export function prepareCase(corpusCase: CorpusCase): PreparedCase {
  const facts = caseFacts(corpusCase);
  const steps = solveCase(facts, countTokens);
  const least = countTokens(renderLayout(corpusCase, [], []));
  return { facts, steps, least, limits: limitsOf(facts, steps ?? [], countTokens), reserve: reserveOf(corpusCase, steps ?? [], least) };
}
