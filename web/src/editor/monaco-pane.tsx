import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, type RefObject } from 'react';
import type { CodeEditorProps, TextPart } from './editor-types.ts';
import { monaco, uriOf } from './monaco.ts';
import { useSiblingModels } from './use-sibling-models.ts';
import classes from './code-editor.module.css';

const NO_SIBLINGS: NonNullable<CodeEditorProps['siblings']> = [];

type Handlers = Pick<CodeEditorProps, 'onChange' | 'onRun' | 'onSave'>;

/** One Monaco editor. Each `path` keeps a model of its own, so that undo survives a change of tabs. */
export function MonacoPane({ path, language, value, siblings = NO_SIBLINGS, marks, readOnly = false, label, placeholder = '', lineNumbers = true, ...handlers }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const latest = useRef<Handlers>(handlers);
  const echoes = useRef<string[]>([]);
  const scheme = useComputedColorScheme('light');
  useEffect(() => { latest.current = handlers; });
  useEffect(() => { monaco.editor.setTheme(scheme === 'dark' ? 'assay-dark' : 'assay-light'); }, [scheme]);

  useEffect(() => {
    if (host.current === null) return;
    const made = createEditor(host.current, latest, echoes);
    editor.current = made;
    return () => { made.dispose(); editor.current = null; };
  }, []);

  useEffect(() => {
    editor.current?.updateOptions({ readOnly, ariaLabel: label, placeholder, lineNumbers: lineNumbers ? 'on' : 'off' });
  }, [readOnly, label, placeholder, lineNumbers]);

  useEffect(() => {
    const uri = uriOf(path);
    const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel('', language, uri);
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    if (editor.current?.getModel() !== model) {
      echoes.current = [];
      editor.current?.setModel(model);
    }
    const echo = echoes.current.lastIndexOf(value);
    echoes.current.splice(0, model.getValue() === value ? Infinity : echo + 1);
    // A value typed a moment ago comes back late while more is being typed: setting it would eat the newer letters.
    if (model.getValue() === value || echo !== -1) return;
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
  }, [path, language, value]);

  useSiblingModels(siblings);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model === null || model === undefined) return;
    monaco.editor.setModelMarkers(model, 'assay', (marks ?? []).map(({ offset, message }) => {
      const start = model.getPositionAt(offset);
      const word = model.getWordAtPosition(start);
      return {
        severity: monaco.MarkerSeverity.Error, message,
        startLineNumber: start.lineNumber, startColumn: start.column,
        endLineNumber: start.lineNumber, endColumn: Math.max(word?.endColumn ?? 0, start.column + 1),
      };
    }));
    const first = marks?.[0];
    if (first !== undefined) editor.current?.revealPositionInCenterIfOutsideViewport(model.getPositionAt(first.offset));
  }, [marks, path]);

  return <div ref={host} className={classes.host} data-path={path} />;
}

function createEditor(host: HTMLElement, latest: RefObject<Handlers>, echoes: RefObject<string[]>): monaco.editor.IStandaloneCodeEditor {
  const made = monaco.editor.create(host, {
    model: null, automaticLayout: true, minimap: { enabled: false }, scrollBeyondLastLine: false,
    fontSize: 13, lineHeight: 20, tabSize: 2, wordWrap: 'on', renderLineHighlight: 'line', padding: { top: 8, bottom: 8 },
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace',
    scrollbar: { alwaysConsumeMouseWheel: false }, overviewRulerLanes: 0, fixedOverflowWidgets: true,
    quickSuggestions: false, wordBasedSuggestions: 'currentDocument',
    // SQL pasted from elsewhere may hide look-alike characters: show them, the database will not like them.
    unicodeHighlight: { ambiguousCharacters: true },
    lineNumbersMinChars: 3, renderFinalNewline: 'on', folding: false, glyphMargin: false,
  });
  made.onDidChangeModelContent((event) => {
    if (event.isFlush) return;
    const text = made.getValue();
    echoes.current.push(text);
    latest.current.onChange?.(text);
  });
  // Actions, not commands: a command of one editor answers the keys of every editor on the page.
  made.addAction({ id: 'assay.run', label: 'Run', keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter], run: () => latest.current.onRun?.(partToRun(made)) });
  made.addAction({ id: 'assay.save', label: 'Save', keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS], run: () => latest.current.onSave?.() });
  return made;
}

/** Read from the editor itself: what React knows of the text may be a keystroke behind. */
function partToRun(editor: monaco.editor.IStandaloneCodeEditor): TextPart {
  const model = editor.getModel();
  const selection = editor.getSelection();
  if (model === null || selection === null || model.getValueInRange(selection).trim() === '') return { text: editor.getValue(), offset: 0, selected: false };
  return { text: model.getValueInRange(selection), offset: model.getOffsetAt(selection.getStartPosition()), selected: true };
}
