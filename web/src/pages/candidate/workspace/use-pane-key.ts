import { useEffect } from 'react';

const STOP = '[role="tab"][aria-selected="true"], select, button, textarea';

/** F6 walks through the panes, as in desktop programs: Tab alone would walk through everything in between. */
export function usePaneKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return;
      event.preventDefault();
      const panes = [...document.querySelectorAll<HTMLElement>('[data-panel]')].filter((pane) => pane.querySelector('[data-panel]') === null && pane.querySelector(STOP) !== null);
      const here = panes.findIndex((pane) => pane.contains(document.activeElement));
      const next = panes[(here + (event.shiftKey ? panes.length - 1 : 1)) % panes.length];
      next?.querySelector<HTMLElement>(STOP)?.focus();
    };
    // Before Monaco sees it, whose own F6 would do nothing here.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => { window.removeEventListener('keydown', onKey, { capture: true }); };
  }, []);
}
