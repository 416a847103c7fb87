import * as monaco from 'monaco-editor/editor/editor.api';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
// Only what a person needs for SQL, Markdown and TypeScript; the whole of Monaco is three times this.
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoSymbol/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/placeholderText/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/rename/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import { registerGrammars } from './grammars.ts';

globalThis.MonacoEnvironment = {
  // The TypeScript worker is large, and only a task with code asks for it.
  getWorker: async (_id, label) => (label === 'typescript' ? (await import('./typescript-worker.ts')).startWorker() : new EditorWorker()),
};
registerGrammars();

type Rule = { token: string; foreground: string; fontStyle: string };

/** The base themes colour `string.sql` and its like apart, below our contrast: each rule is given for both names. */
function rules(colours: Record<string, [colour: string, style?: string]>): Rule[] {
  return Object.entries(colours).flatMap(([token, [foreground, fontStyle = '']]) => [{ token, foreground, fontStyle }, { token: `${token}.sql`, foreground, fontStyle }]);
}

/** Pale enough that every token keeps its contrast; the letters that changed are underlaid by the same colour. */
function diffColours(added: string, removed: string): Record<string, string> {
  return {
    'diffEditor.insertedLineBackground': added, 'diffEditor.insertedTextBackground': `${added}80`, 'diffEditorGutter.insertedLineBackground': added,
    'diffEditor.removedLineBackground': removed, 'diffEditor.removedTextBackground': `${removed}80`, 'diffEditorGutter.removedLineBackground': removed,
  };
}

monaco.editor.defineTheme('assay-light', {
  base: 'vs', inherit: true,
  rules: rules({ type: ['00606a'], comment: ['556275', 'italic'], keyword: ['27419f', 'bold'], string: ['8a3b00'], number: ['0b6b4f'], predefined: ['6a2c91'], operator: ['3d4656'] }),
  colors: { 'editor.background': '#ffffff', 'editor.placeholder.foreground': '#667082', 'editorLineNumber.foreground': '#6b7586', 'editorLineNumber.activeForeground': '#2a46b0', ...diffColours('#e6f5e6', '#fdeceb') },
});
monaco.editor.defineTheme('assay-dark', {
  base: 'vs-dark', inherit: true,
  rules: rules({ type: ['7fd6d6'], comment: ['a3aebd', 'italic'], keyword: ['a5b8ff', 'bold'], string: ['f0b98a'], number: ['8fdcb8'], predefined: ['d6adf5'], operator: ['c4ccd8'] }),
  colors: { 'editor.background': '#171b21', 'editor.placeholder.foreground': '#98a2b2', 'editorLineNumber.foreground': '#8893a4', 'editorLineNumber.activeForeground': '#a5b8ff', ...diffColours('#16301f', '#3a1d1f') },
});

/** Where the model of a file lives. */
export function uriOf(path: string): monaco.Uri {
  return monaco.Uri.parse(`inmemory://assay/${path}`);
}

export { monaco };
