import type { Input, Output } from './contract.ts';

async function assemble({ countTokens }: Input): Promise<Output> {
  countTokens('');
  return { status: 'insufficient', text: '', included: [], dropped: [] };
}
