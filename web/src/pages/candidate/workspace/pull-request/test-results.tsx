import { ChecksPanel } from '../checks/checks-panel.tsx';
import type { Checks } from '../checks/use-checks.ts';

const EMPTY = 'Check runs the visible tests and your own, on the pull request and on your repair, each in a database of its own. A test that interleaves is run in every order, and a failing order is shown step by step.';

/** Tests, grouped by what they ran on; a race that was found is shown as the order that fails. */
export function TestResults({ checks }: { checks: Checks }) {
  return <ChecksPanel checks={checks} about={EMPTY} />;
}
