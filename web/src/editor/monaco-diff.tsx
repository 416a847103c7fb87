import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { CodeDiffProps } from './editor-types.ts';
import { monaco, uriOf } from './monaco.ts';
import classes from './code-editor.module.css';

/** Both sides of a file. Reports the lines that are selected on the right; shows comments below their lines. */
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
    const zones = editor.current === null ? [] : showThreads(editor.current.getModifiedEditor(), commented);
    return () => {
      marks?.clear();
      editor.current?.getModifiedEditor().changeViewZones((accessor) => { for (const zone of zones) accessor.removeZone(zone); });
    };
  }, [commented, path, after]);

  return <div ref={host} className={classes.host} data-path={path} />;
}

/** Letters in one line of a comment, about. */
const LETTERS = 90;
const MOST_LINES = 8;

function showThreads(editor: monaco.editor.ICodeEditor, commented: CodeDiffProps['commented']): string[] {
  const zones: string[] = [];
  editor.changeViewZones((accessor) => {
    for (const { to, title, text } of commented) {
      const domNode = document.createElement('div');
      domNode.className = classes.thread!;
      const head = document.createElement('strong');
      head.textContent = title;
      const body = document.createElement('div');
      body.textContent = text;
      domNode.append(head, body);
      const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS)), 1);
      zones.push(accessor.addZone({ afterLineNumber: to, heightInLines: Math.min(lines + 1, MOST_LINES), domNode }));
    }
  });
  return zones;
}
