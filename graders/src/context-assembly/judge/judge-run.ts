import type { CorpusCase } from '@assay/fixtures/corpus/corpus-case.ts';
import type { Ran } from '../assembler.ts';
import { OutputSchema, type Output } from '../contract.ts';
import type { CallLog } from '../host/library.ts';
import { parseContext, type ParsedContext } from '../layout/parse-context.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import type { Truth } from '../truth.ts';
import { answeredIn } from './answered-in.ts';
import { gatesOf } from './gates.ts';
import type { JudgedBlock, JudgedRun, JudgedTurn, PlannedRun } from './judged-run.ts';
import { matchBody } from './match-body.ts';

/** Everything that one run tells by itself. @param emptyTokens tokens of the empty layout */
export function judgeRun(truth: Truth, planned: PlannedRun, emptyTokens: number, ran: Ran, log: CallLog): JudgedRun {
  const read = outputOf(ran);
  const output = 'output' in read ? read.output : null;
  const tokens = output === null ? 0 : countTokens(output.text);
  const parsed = output === null || output.status === 'insufficient' ? null : parseContext(output.text, truth.case);
  const layout = parsed === null || 'gate' in parsed ? { turns: [], documents: [] } : parsed;
  const blocks = blocksOf(truth, layout, output);
  const turns = turnsOf(truth.case, layout);
  const { answered, undefinedAsks } = answeredIn(truth, blocks, turns);
  const gates = gatesOf(truth, planned, emptyTokens, { ran, log, output, wrongShape: 'wrong' in read ? read.wrong : null, tokens, parsed });
  const utility = gates.length > 0 ? 0 : truth.case.asks.filter(({ id }) => answered.has(id)).reduce((sum, { weight }) => sum + weight, 0);
  return { ...planned, ran, log, output, tokens, blocks, turns, answered, undefinedAsks, utility, gates };
}

function outputOf({ ended }: Ran): { output: Output } | { wrong: string } | { none: true } {
  if (ended.status !== 'ok') return { none: true };
  const read = OutputSchema.safeParse(ended.value);
  if (read.success) return { output: read.data };
  const [issue] = read.error.issues;
  return { wrong: `assemble resolved to something else than an Output: ${issue?.path.length === 0 ? 'it is no object' : `${issue?.path.join('.')}: ${issue?.message}`}.` };
}

function blocksOf(truth: Truth, { documents }: ParsedContext, output: Output | null): JudgedBlock[] {
  return documents.map(({ source, body, raw }, i) => {
    // By its place in `included`, where that agrees; else by its source alone.
    const listed = truth.byId.get(output?.included[i]?.id ?? '');
    const document = listed?.source === source ? listed : truth.case.documents.find((one) => one.source === source);
    return { id: document?.id ?? null, source, body, match: document === undefined ? null : matchBody(body, document.text), tokens: countTokens(raw) };
  });
}

/** Turns come in their order, so each is looked for behind the one before. */
function turnsOf({ history }: CorpusCase, { turns }: ParsedContext): JudgedTurn[] {
  let next = 0;
  return turns.map(({ role, body, raw }) => {
    const candidates = history.map((turn, i) => ({ turn, i })).filter(({ turn, i }) => i >= next && turn.role === role).map(({ turn, i }) => ({ i, match: matchBody(body, turn.text) }));
    const found = candidates.find(({ match }) => match.kind === 'whole') ?? candidates.find(({ match }) => match.kind === 'cut');
    if (found !== undefined) next = found.i + 1;
    return { turn: found?.i ?? null, body, match: found?.match ?? null, tokens: countTokens(raw) };
  });
}
