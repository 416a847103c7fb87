import { parseLayout } from '../layout/parse-layout.ts';
import type { PreparedCase, Run } from '../runs/run.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import { isCountingBlowup } from '../tokens/metered-counter.ts';
import { asksAnswered, asksMet, valueOf } from '../truth/shown.ts';
import { ceilingGates, endGates } from './ceiling-gates.ts';
import { gateOfFault, gatesOfLayout } from './layout-gates.ts';
import { readOutput } from './output-schema.ts';
import { placeBlocks, placeTurns, shownIn, type Placements } from './place-elements.ts';
import type { GateFound, Reading } from './reading.ts';
import { accessGates, leakGates } from './restricted-gates.ts';

/** Says of each run of a case what it showed, what that is worth, and which gates it failed. */
export function readRuns(prepared: PreparedCase, runs: readonly Run[]): Reading[] {
  const known: Placements = new Map();
  return runs.map((run) => readRun(prepared, run, known));
}

function readRun(prepared: PreparedCase, run: Run, known: Placements): Reading {
  const { facts } = prepared;
  const nothing: Reading = {
    prepared, run, output: null, tokens: 0, blocks: [], turns: [], shown: shownIn([], []), met: new Set(), answered: new Set(), value: 0, gates: accessGates(run, facts),
  };
  if (isCountingBlowup(run.counted)) nothing.gates.push({ gate: 'counting-blowup', message: `It counted ${run.counted.calls} times, ${run.counted.characters} characters.` });
  const output = run.ended.status === 'ok' ? readOutput(run.ended.value) : null;
  if (run.ended.status === 'ok') nothing.gates.push(...leakGates(run.ended.value, facts));
  if (output === null || 'wrong' in output) {
    const why = output === null ? '' : `It gave no result of the contract's shape. ${output.wrong}`;
    return { ...nothing, gates: [...nothing.gates, ...endGates(prepared, run, why)] };
  }
  const tokens = countTokens(output.text);
  const gates: GateFound[] = [...nothing.gates, ...ceilingGates(prepared, run, output, tokens)];
  if (output.status === 'insufficient') return { ...nothing, output, tokens, gates };
  const layout = parseLayout(output.text, facts.corpusCase);
  if ('kind' in layout) return { ...nothing, output, tokens, gates: [...gates, gateOfFault(layout, output.text, facts)] };
  const blocks = placeBlocks(layout, output, facts, known);
  const turns = placeTurns(layout, facts, known);
  const shown = shownIn(blocks, turns);
  const met = asksMet(facts, shown);
  return { ...nothing, output, tokens, blocks, turns, shown, met, answered: asksAnswered(facts, shown), value: valueOf(facts, met), gates: [...gates, ...gatesOfLayout(layout, output.text, facts)] };
}
