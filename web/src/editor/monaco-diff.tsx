import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { CodeDiffProps } from './editor-types.ts';
import { monaco, uriOf } from './monaco.ts';
import classes from './code-editor.module.css';

/** Both sides of a file. Reports the lines that are selected on the right; shows which lines carry comments. */
export function MonacoDiff({ path, language, before, after, sideBySide, commented, label, onSelect, onComment }: CodeDiffProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneDiffEditor | null>(null);
  const latest = useRef({ onSelect, onComment });
  const scheme = useComputedColorScheme('light');
  useEffect(() => { latest.current = { onSelect, onComment }; });
  useEffect(() => { monaco.editor.setTheme(scheme === 'dark' ? 'assay-dark' : 'assay-light'); }, [scheme]);

  useEffect(() => {
    if (host.current === null) return;
    const made = monaco.editor.createDiffEditor(host.current, {
      automaticLayout: true, readOnly: true, originalEditable: false, minimap: { enabled: false }, scrollBeyondLastLine: false, fontSize: 13, lineHeight: 20,
      renderOverviewRuler: false, folding: false, useInlineViewWhenSpaceIsLimited: false, renderMarginRevertIcon: false, renderGutterMenu: false,
    });
    const right = made.getModifiedEditor();
    right.onDidChangeCursorSelection(({ selection }) => { latest.current.onSelect(selection.startLineNumber, selection.endLineNumber); });
    right.addAction({ id: 'assay.comment', label: 'Comment on these lines', keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter], run: () => { latest.current.onComment(); } });
    editor.current = made;
    return () => { made.dispose(); editor.current = null; };
  }, []);

  useEffect(() => { 
    editor.current?.updateOptions({ renderSideBySide: sideBySide });
    editor.current?.getModifiedEditor().updateOptions({ ariaLabel: label });
    editor.current?.getOriginalEditor().updateOptions({ ariaLabel: `${label}, before` });
  }, [sideBySide, label]);

  useEffect(() => {
    const original = monaco.editor.createModel(before, language, uriOf(`${path}?before`));
    const modified = monaco.editor.createModel(after, language, uriOf(`${path}?after`));
    editor.current?.setModel({ original, modified });
    return () => {
      editor.current?.setModel(null);
      original.dispose();
      modified.dispose();
    };
  }, [path, language, before, after]);

  useEffect(() => {
    const marks = editor.current?.getModifiedEditor().createDecorationsCollection(commented.map(({ from, to }) => ({
      range: new monaco.Range(from, 1, to, 1), options: { isWholeLine: true, linesDecorationsClassName: classes.commented!, overviewRuler: null },
    })));
    return () => marks?.clear();
  }, [commented, path, after]);

  return <div ref={host} className={classes.host} data-path={path} />;
}
