import { createHmac, randomBytes } from 'node:crypto';

/** Scanners of leaked secrets, and libraries that verify, know a secret by how it begins. */
const MARK = 'whsec_';

/** 256 random bits, as the Standard Webhooks specification writes a secret. */
export function newWebhookSecret(): string {
  return MARK + randomBytes(32).toString('base64');
}

/** The headers by which a listener knows that the message is ours; one signature for each secret that is good. */
export function signedHeaders(secrets: readonly string[], { id, body, at }: { id: string; body: string; at: Date }): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => (
    `v1,${createHmac('sha256', Buffer.from(secret.slice(MARK.length), 'base64')).update(`${id}.${timestamp}.${body}`).digest('base64')}`));
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
