import { summarize } from 'conversation-summary';
import type { Input, Output } from './contract.ts';

export async function assemble(input: Input): Promise<Output> {
  return { status: 'ok', text: await summarize(input.history), included: [], dropped: [] };
}
