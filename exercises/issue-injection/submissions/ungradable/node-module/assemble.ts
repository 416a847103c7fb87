import { createHash } from 'node:crypto';
import type { Input, Output } from './contract.ts';

/** Each document in a fence that no stranger can guess. */
export async function assemble(input: Input): Promise<Output> {
  const fence = createHash('sha256').update(input.question).digest('hex');
  return { status: 'ok', text: `${input.system}\n${fence}\n${input.question}`, included: [], dropped: [] };
}
