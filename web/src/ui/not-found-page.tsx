import { Page } from './page.tsx';

/** An address that leads nowhere; candidates and staff both land here after a mistyped link. */
export function NotFoundPage() {
  return (
    <Page title="There is no such page">
      <p>If you were invited, open the link in your invitation again and check that nothing is cut off at its end.</p>
      <p>If you review or write screens, start from <a href="/review">the sessions</a> or <a href="/author/catalogue">the catalogue</a>.</p>
    </Page>
  );
}
