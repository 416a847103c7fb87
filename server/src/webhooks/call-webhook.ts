import type { WebhookDelivery } from '../contract/webhooks.ts';
import { PRIVATE_TARGET, type Outward } from '../http/outward.ts';

const PATIENCE_MS = 10_000;
const ANSWER_BYTES = 1024;

/** Posts a body once, follows no redirect and keeps little of the answer. Never throws: what went wrong is in the result. */
export async function callWebhook(outward: Outward, url: string, body: string, headers: Record<string, string>, patienceMs = PATIENCE_MS): Promise<Omit<WebhookDelivery, 'attemptedAt'>> {
  const began = performance.now();
  const sinceThen = () => Math.round(performance.now() - began);
  try {
    const response = await outward.fetch(url, {
      method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(patienceMs),
      headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Assay-Webhooks/1' },
    });
    const answer = await beginningOf(response);
    return { durationMs: sinceThen(), status: response.status, answer, error: response.ok ? null : whyRefused(response.status) };
  } catch (error) {
    return { durationMs: sinceThen(), status: null, answer: '', error: whyNotReached(error, patienceMs) };
  }
}

/** What follows after the first bytes is not read: it may have no end. The status has been told before. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const chunks: Uint8Array[] = [];
  try {
    for (let bytes = 0; bytes < ANSWER_BYTES;) {
      const { value, done } = await reader.read();
      if (done) break;
      chunks.push(value);
      bytes += value.length;
    }
    await reader.cancel();
  } catch {
    // It broke off or took too long; what came is what there is.
  }
  // Postgres keeps no NUL in a text.
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, ANSWER_BYTES)).replaceAll('\0', '\uFFFD');
}

function whyRefused(status: number): string {
  if (status === 410) return 'The listener says that it is gone for ever.';
  if (status >= 300 && status < 400) return 'It redirects to another address. Redirects are not followed: set the address that it leads to.';
  return `The listener answered ${status} instead of 2xx.`;
}

/** In words, by the codes of Node; nothing else of an error of ours leaves the log. */
function whyNotReached(error: unknown, patienceMs: number): string {
  const { name, cause } = error as Error;
  const code = codeOf(error) ?? codeOf(cause) ?? '';
  if (name === 'TimeoutError') return `No answer within ${patienceMs / 1000} seconds.`;
  if (code === PRIVATE_TARGET) return 'Its address is a private one, which this installation does not call. Whoever runs it can allow that.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'Its name cannot be found.';
  if (code === 'ECONNREFUSED') return 'Nobody listens at its address.';
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'Its address does not answer.';
  if (/CERT|SIGNATURE|ALTNAME|ISSUER/.test(code)) return `Its certificate is not valid (${code}).`;
  return `The connection broke off${code === '' ? '' : ` (${code})`}.`;
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
