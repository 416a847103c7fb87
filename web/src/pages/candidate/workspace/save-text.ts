import type { SaveTone } from '../../../ui/save-state.tsx';
import { asTime } from '../../../ui/times.ts';
import type { SaveStatus } from './drafts/save-status.ts';

/** What the bar says about saving. */
export function saveText(status: SaveStatus): { text: string; tone: SaveTone } {
  switch (status.kind) {
    case 'saved': return { text: `Saved ${asTime(status.at)}`, tone: 'calm' };
    case 'saving': return { text: 'Saving…', tone: 'busy' };
    case 'offline': return status.keptHere
      ? { text: `Offline: kept in this browser, ${changes(status.changes)}`, tone: 'warn' }
      : { text: `Offline and not kept: leave this tab open, ${changes(status.changes)}`, tone: 'bad' };
    case 'conflict': return { text: `Two versions of ${status.paths.join(' and ')}: choose`, tone: 'bad' };
    case 'refused': return { text: `${status.path} is not saved: ${status.why}`, tone: 'bad' };
    case 'elsewhere': return { text: status.changes > 0 ? `Open in another browser; ${changes(status.changes)} kept here` : 'Open in another browser', tone: 'warn' };
    case 'closed': return { text: status.changes > 0 ? `Closed; ${changes(status.changes)} kept in this browser` : 'Closed', tone: 'calm' };
  }
}

function changes(n: number): string {
  return n === 1 ? '1 change' : `${n} changes`;
}
