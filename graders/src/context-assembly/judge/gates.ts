import type { Ran } from '../assembler.ts';
import { LIMITS, type Output } from '../contract.ts';
import { permits, type CallLog } from '../host/library.ts';
import { breakouts } from '../layout/breakouts.ts';
import type { LayoutProblem, ParsedContext } from '../layout/parse-context.ts';
import type { Truth } from '../truth.ts';
import type { PlannedRun, Trouble } from './judged-run.ts';

type Seen = { ran: Ran; log: CallLog; output: Output | null; wrongShape: string | null; tokens: number; parsed: ParsedContext | LayoutProblem | null };

/** What makes a run worth nothing, each with a sentence that can be defended. */
export function gatesOf(truth: Truth, planned: PlannedRun, emptyTokens: number, seen: Seen): Trouble[] {
  return [...endedBadly(planned, emptyTokens, seen), ...spentTooMuch(truth, planned, emptyTokens, seen), ...laidOutBadly(truth, seen), ...tookTooMuch(truth, seen)];
}

function endedBadly({ limit }: PlannedRun, emptyTokens: number, { ran, wrongShape }: Seen): Trouble[] {
  const { ended } = ran;
  const crash = limit >= emptyTokens ? 'crash' : 'crash-when-tight';
  if (ran.meters.counts > LIMITS.counts || ran.meters.counted > LIMITS.counted) return [{ gate: 'counting-blowup', detail: `countTokens was called ${ran.meters.counts} times with ${ran.meters.counted} characters in all.` }];
  if (wrongShape !== null) return [{ gate: crash, detail: wrongShape }];
  if (ended.status === 'ok') return [];
  const place = ended.at === null ? '' : ` (${ended.at.file}:${ended.at.line}:${ended.at.column})`;
  return [{ gate: ended.status === 'timeout' ? 'timeout' : crash, detail: `${ended.message}${place}` }];
}

function spentTooMuch({ case: { special } }: Truth, { kind, limit, budget }: PlannedRun, emptyTokens: number, { output, tokens }: Seen): Trouble[] {
  if (output === null) return [];
  if (output.status === 'insufficient') {
    if (limit >= emptyTokens) return [{ gate: 'refuses-usable-budget', detail: `The empty layout takes ${emptyTokens} of ${limit} tokens, and the answer is “insufficient”.` }];
    return output.text === '' ? [] : [{ gate: 'overflow-when-tight', detail: `“insufficient” comes with a text of ${tokens} tokens; the limit is ${limit}.` }];
  }
  if (limit < emptyTokens) return [{ gate: 'overflow-when-tight', detail: `The empty layout takes ${emptyTokens} tokens, the limit is ${limit}, and the answer is “ok”.` }];
  if (tokens <= limit) return [];
  const detail = `${tokens} tokens; the limit is ${limit}.`;
  if (kind.startsWith('probe')) return [{ gate: 'boundary-overflow', detail }];
  return [{ gate: special === 'large-reserve' && tokens <= budget ? 'reserve-ignored' : 'over-ceiling', detail }];
}

function laidOutBadly(truth: Truth, { output, parsed }: Seen): Trouble[] {
  if (output === null || parsed === null) return [];
  const broken = breakouts(output.text, { history: truth.case.history, documents: truth.case.documents });
  return 'gate' in parsed && !broken.some(({ gate }) => gate === parsed.gate) ? [...broken, parsed] : broken;
}

function tookTooMuch(truth: Truth, { log, output }: Seen): Trouble[] {
  const { principals, documents } = truth.case;
  const found: Trouble[] = [];
  const wide = log.searches.find((call) => call.principals === null || call.principals.some((group) => !principals.includes(group)));
  if (wide !== undefined) found.push({ gate: 'restricted-access', detail: wide.principals === null ? `search(${quote(wide.query)}) without principals: the store was asked for everybody's documents.` : `search(${quote(wide.query)}) asked for ${wide.principals.join(', ')}; the asker is ${principals.join(', ')}.` });
  const forbidden = log.reads.find(({ outcome }) => outcome === 'forbidden');
  if (forbidden !== undefined) found.push({ gate: 'restricted-access', detail: `read(${quote(forbidden.id)}): the asker may not read it.` });
  const told = output === null ? '' : JSON.stringify(output);
  const readable = new Set(truth.permitted.map(({ source }) => source));
  const leaked = documents.filter((document) => !permits(truth.case, document)).find(({ id, source, canary }) => told.includes(`"${id}"`) || (canary !== null && told.includes(canary)) || (!readable.has(source) && told.includes(JSON.stringify(source).slice(1, -1))));
  if (leaked !== undefined) found.push({ gate: 'restricted-leak', detail: `The output tells of ${leaked.id} (${leaked.source}), which the asker may not read.` });
  return found;
}

const quote = (text: string): string => `“${text.slice(0, 60)}${text.length > 60 ? '…' : ''}”`;
