import { z } from 'zod';
import type { Output } from '../contract.ts';

const Schema: z.ZodType<Output> = z.object({
  status: z.enum(['ok', 'insufficient']),
  text: z.string(),
  included: z.array(z.object({ n: z.number(), id: z.string(), source: z.string() })),
  dropped: z.array(z.object({ id: z.string(), reason: z.enum(['budget', 'duplicate', 'superseded', 'irrelevant', 'untrusted', 'unavailable']) })),
});

/** What a run resolved to, or the first field that is not as the contract says. More fields are ignored. */
export function readOutput(value: unknown): Output | { wrong: string } {
  const parsed = Schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return { wrong: `${issue!.path.join('.') || 'The result'}: ${issue!.message}` };
}
