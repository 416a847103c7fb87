export type EditorLanguage = 'pgsql' | 'markdown';

/** An error's place in the text; the offset counts characters from 0. */
export type EditorMark = { offset: number; message: string };

export type CodeEditorProps = {
  /** Names the text for undo and view state; another name is another text. */
  path: string;
  language: EditorLanguage;
  value: string;
  onChange?: (value: string) => void;
  /** Ctrl/⌘-Enter. Receives the selected text, or null when nothing is selected. */
  onRun?: (selection: string | null) => void;
  /** Ctrl/⌘-S: everything is saved already, so the answer is calm. */
  onSave?: () => void;
  marks?: readonly EditorMark[];
  readOnly?: boolean;
  label: string;
  placeholder?: string;
  lineNumbers?: boolean;
};
