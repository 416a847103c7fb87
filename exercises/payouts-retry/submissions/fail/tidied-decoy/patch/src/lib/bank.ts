const BANK = 'https://bank.example';

/** `unknown`: no answer came, and the money may have left. */
export type Outcome = 'sent' | 'refused' | 'unknown';

/** Sends money for good. Every call that reaches the bank is a transfer of its own. */
export async function sendToBank(transfer: { reference: string; iban: string; cents: number }): Promise<Outcome> {
  const answer = await fetch(`${BANK}/transfers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(transfer) })
    .catch((error) => { console.error(error); return undefined; });
  if (answer === undefined) return 'unknown';
  return answer.ok ? 'sent' : 'refused';
}
