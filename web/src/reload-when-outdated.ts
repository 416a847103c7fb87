const KEY = 'assay-reloaded-at';
const ONCE_IN_MS = 30_000;

/**
 * A page opened before an update asks for code that the update replaced. One reload brings the new pages; drafts
 * are in the browser. A second failure soon after is something else and is shown.
 */
export function reloadWhenOutdated(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    // Without a network the page that is open is worth more than the browser's own error page.
    if (!navigator.onLine || Date.now() - last < ONCE_IN_MS) return;
    sessionStorage.setItem(KEY, String(Date.now()));
    event.preventDefault();
    window.location.reload();
  });
}
