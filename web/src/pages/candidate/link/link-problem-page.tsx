import { Button } from '@mantine/core';
import { Problem } from '../../../api/problem.ts';
import { Page } from '../../../ui/page.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';

const NEXT: Record<string, string> = {
  invitation_unknown: 'Open the link from your invitation again and check that nothing is cut off at its end. If it still fails, ask the person who invited you for a new one.',
  invitation_expired: 'Ask the person who invited you for a new link. What you had handed in before is safe.',
  session_erased: 'What you wrote, your name and your address are no longer held, so there is nothing to show any more. If you did not expect this, write to the person who invited you.',
  invitation_revoked: 'The person who invited you withdrew this link. Ask them why, and for a new one.',
};

/** An invitation link that does not open: says what to do, never whether a candidate exists. */
export function LinkProblemPage({ error, onRetry, onTakeOver, busy }: { error: unknown; onRetry: () => unknown; onTakeOver: () => void; busy: boolean }) {
  const code = error instanceof Problem ? error.code : '';
  if (code === 'invitation_open_elsewhere') {
    return (
      <Page title="Your screen is open in another browser">
        <p>Only one browser can write at a time, so that nothing gets lost. Your drafts are saved and will be here if you go on in this browser; the other one then becomes read-only.</p>
        <p>If you did not open it elsewhere, somebody else may have your link: tell the person who invited you.</p>
        <Button onClick={onTakeOver} loading={busy}>Go on in this browser</Button>
      </Page>
    );
  }
  return (
    <Page title="This link does not open">
      <ProblemPanel error={error} next={NEXT[code]} onRetry={code in NEXT ? undefined : onRetry} />
    </Page>
  );
}
