import { useRouteError } from 'react-router';
import { Page } from './page.tsx';
import { ProblemPanel } from './problem-panel.tsx';

/** A page that threw: said plainly, with the one thing that helps. */
export function CrashPage() {
  return <Page title="This page failed"><ProblemPanel error={useRouteError()} onRetry={() => { window.location.reload(); }} /></Page>;
}
