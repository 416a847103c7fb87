import type { Input, Output } from './contract.ts';

enum Status { Ok = 'ok' }

export async function assemble(input: Input): Promise<Output> {
  return { status: Status.Ok, text: input.system, included: [], dropped: [] };
}
