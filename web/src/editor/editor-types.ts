type EditorLanguage = 'pgsql' | 'markdown' | 'typescript' | 'yaml';

const LANGUAGES: Record<string, EditorLanguage> = { sql: 'pgsql', ts: 'typescript', tsx: 'typescript', yaml: 'yaml' };

/** By the ending of a file's name; prose unless it is code. */
export function languageOf(path: string): EditorLanguage {
  return LANGUAGES[path.slice(path.lastIndexOf('.') + 1)] ?? 'markdown';
}

/** An error's place in the text; the offset counts characters from 0. */
export type EditorMark = { offset: number; message: string };

/** A piece of an editor's text and the offset in characters at which it begins. */
export type TextPart = { text: string; offset: number; selected: boolean };

export type CodeEditorProps = {
  /** Names the text for undo and view state; another name is another text. */
  path: string;
  language: EditorLanguage;
  /** All files of the workspace, this one too: TypeScript checks imports among them. */
  siblings?: readonly { path: string; content: string }[];
  value: string;
  onChange?: (value: string) => void;
  /** Ctrl/⌘-Enter, with the selection, or all of the text as the editor holds it at that moment. */
  onRun?: (part: TextPart) => void;
  /** Ctrl/⌘-S: everything is saved already, so the answer is calm. */
  onSave?: () => void;
  marks?: readonly EditorMark[];
  readOnly?: boolean;
  label: string;
  placeholder?: string;
  lineNumbers?: boolean;
};

export type CodeDiffProps = {
  path: string;
  language: EditorLanguage;
  before: string;
  after: string;
  sideBySide: boolean;
  /** Comments on lines of the right side, from 1. */
  commented: readonly { from: number; to: number; title: string; text: string }[];
  label: string;
  onSelect: (from: number, to: number) => void;
  /** Ctrl/⌘-Enter on the right side. */
  onComment: () => void;
};
