import type { Incident } from '../types.ts';

/** What is shown after a refusal. */
export function afterRefusal(shown: Incident, before: Incident): Incident {
  return shown.version > before.version ? shown : before;
}
