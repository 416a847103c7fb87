import { useCallback, useState } from 'react';

/** The console's text survives a reload; storage that is full or forbidden costs only that. */
export function useConsoleText(attemptId: string): [string, (text: string) => void] {
  const key = `assay:console:${attemptId}`;
  const [text, setText] = useState(() => read(key));
  const change = useCallback((next: string) => {
    setText(next);
    try { localStorage.setItem(key, next); } catch { /* kept in memory */ }
  }, [key]);
  return [text, change];
}

function read(key: string): string {
  try { return localStorage.getItem(key) ?? ''; } catch { return ''; }
}
