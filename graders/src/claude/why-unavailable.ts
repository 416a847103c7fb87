import Anthropic from '@anthropic-ai/sdk';

/** Why Claude gave no answer, in a sentence for the reviewer; nothing of keys or addresses. */
export function whyUnavailable(error: unknown): string {
  if (error instanceof Anthropic.APIUserAbortError || error instanceof Anthropic.APIConnectionTimeoutError) return 'Claude did not answer in time.';
  if (error instanceof Anthropic.APIConnectionError) return 'Claude could not be reached.';
  if (error instanceof Anthropic.AuthenticationError || error instanceof Anthropic.PermissionDeniedError) return 'Claude refused the key. Check ANTHROPIC_API_KEY.';
  if (error instanceof Anthropic.NotFoundError) return 'Claude does not know the model. Check ASSAY_MODEL.';
  if (error instanceof Anthropic.RateLimitError) return 'Claude was asked too often.';
  if (error instanceof Anthropic.OverloadedError) return 'Claude is overloaded.';
  if (error instanceof Anthropic.APIError && typeof error.status === 'number') return `Claude answered with an error (${error.status}).`;
  return 'The answer of Claude could not be read.';
}
