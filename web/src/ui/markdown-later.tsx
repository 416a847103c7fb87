import { lazy, Suspense } from 'react';

const Text = lazy(async () => ({ default: (await import('./markdown-text.tsx')).MarkdownText }));

/** Markdown on a tab that few people open, so that its code comes with the tab and not with the page. */
export function MarkdownLater({ children }: { children: string }) {
  return <Suspense fallback={<p role="status">Loading the text…</p>}><Text>{children}</Text></Suspense>;
}
