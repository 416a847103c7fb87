import type { ClaudeSettings } from '../../claude/claude-settings.ts';
import { countByClaude } from '../../claude/count-by-claude.ts';
import { judgeProse } from '../../claude/judge-prose.ts';
import type { Judgement } from '../../claude/rubric.ts';
import { openOnes, type CaseReadings } from '../reading/case-readings.ts';
import { readNote } from './design-note.ts';
import { PROSE_ITEMS } from './prose-items.ts';

/** What Claude says beside the measurements: whether the prose says what it should, and how it counts the contexts. Nothing without a key. */
export async function addedByClaude(files: Record<string, string>, cases: readonly CaseReadings[], settings: ClaudeSettings | null, signal?: AbortSignal): Promise<{ judgements: Judgement[]; counts: Record<string, number> }> {
  if (settings === null) return { judgements: [], counts: {} };
  const note = readNote(files);
  const contexts = openOnes(cases);
  const [judgements, counted] = await Promise.all([
    'problems' in note ? [] : judgeProse(note.prose, PROSE_ITEMS, settings, { signal }),
    countByClaude(contexts.map(({ output }) => output.text), settings, signal),
  ]);
  return { judgements, counts: meanOf(contexts.flatMap(({ tokens }, index) => (counted[index] == null ? [] : [{ claude: counted[index], ours: tokens }]))) };
}

function meanOf(pairs: readonly { claude: number; ours: number }[]): Record<string, number> {
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  if (pairs.length === 0) return {};
  const [claude, ours] = [sum(pairs.map((pair) => pair.claude)), sum(pairs.map((pair) => pair.ours))];
  return { claude_tokens: Math.round(claude / pairs.length), claude_tokens_ratio: Math.round((1000 * claude) / ours) / 1000 };
}
