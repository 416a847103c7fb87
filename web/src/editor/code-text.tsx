import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { CodeEditorProps } from './editor-types.ts';
import classes from './code-editor.module.css';

/** Code to read, coloured once Monaco is here; plain text until then and without it. */
export function CodeText({ children, language = 'pgsql' }: { children: string; language?: CodeEditorProps['language'] }) {
  const host = useRef<HTMLPreElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    const pre = host.current;
    if (pre === null) return;
    let wanted = true;
    // The text is set by hand: Monaco replaces what is inside, and React must not find it changed.
    pre.textContent = children;
    void import('./monaco.ts').then(({ monaco }) => {
      if (!wanted) return;
      monaco.editor.setTheme(scheme === 'dark' ? 'assay-dark' : 'assay-light');
      void monaco.editor.colorizeElement(pre, { mimeType: language, theme: scheme === 'dark' ? 'assay-dark' : 'assay-light' }).then(() => { breakable(pre); });
    });
    return () => { wanted = false; };
  }, [children, language, scheme]);
  return <pre ref={host} className={classes.sql} tabIndex={0} />;
}

/** Monaco's spaces do not break; in a narrow pane lines must break between words, not inside them. */
function breakable(element: HTMLElement): void {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) texts.currentNode.nodeValue = texts.currentNode.nodeValue?.replaceAll('\u00a0', ' ') ?? null;
}
