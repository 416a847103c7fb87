import type { ScreenView } from '@assay/server/contract/screens.ts';
import { NativeSelect, TextInput } from '@mantine/core';

export type ScreenChoice = { screens: ScreenView[]; screenId: string; onScreen: (id: string) => void };

/** To which screen, and until when. */
export function InviteFields({ screens, screenId, onScreen, until, onUntil, wrong }: ScreenChoice & { until: string; onUntil: (until: string) => void; wrong: (pointer: string) => string | undefined }) {
  return (
    <>
      <NativeSelect label="Screen" value={screenId} onChange={(event) => { onScreen(event.currentTarget.value); }} data={screens.map(({ id, title, version }) => ({ value: id, label: `${title} (version ${version ?? '–'})` }))} error={wrong('/screenId')} />
      <TextInput label="Open until" description="Left empty: two weeks from now." type="datetime-local" value={until} onChange={(event) => { onUntil(event.currentTarget.value); }} error={wrong('/expiresAt')} />
    </>
  );
}

/** What a field of date and time holds, in the reader's zone, as the contract writes times. */
export function asInstant(local: string): string | undefined {
  return local === '' ? undefined : new Date(local).toISOString();
}
