import * as monaco from 'monaco-editor/editor/editor.api';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
// Only what a person needs for SQL and Markdown; the whole of Monaco is three times this.
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/placeholderText/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/markdown/register';
import 'monaco-editor/languages/definitions/pgsql/register';

globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };

const token = (token: string, foreground: string, fontStyle = '') => ({ token, foreground, fontStyle });

monaco.editor.defineTheme('assay-light', {
  base: 'vs', inherit: true,
  rules: [token('comment', '5d6b7e', 'italic'), token('keyword', '27419f', 'bold'), token('string', '8a3b00'), token('number', '0b6b4f'), token('predefined', '6a2c91'), token('operator', '3d4656')],
  colors: { 'editor.background': '#ffffff', 'editorLineNumber.foreground': '#7a8495', 'editorLineNumber.activeForeground': '#2a46b0', 'editorGutter.background': '#ffffff' },
});
monaco.editor.defineTheme('assay-dark', {
  base: 'vs-dark', inherit: true,
  rules: [token('comment', '8d99ab', 'italic'), token('keyword', 'a5b8ff', 'bold'), token('string', 'f0b98a'), token('number', '8fdcb8'), token('predefined', 'd6adf5'), token('operator', 'c4ccd8')],
  colors: { 'editor.background': '#171b21', 'editorLineNumber.foreground': '#7d8898', 'editorLineNumber.activeForeground': '#a5b8ff', 'editorGutter.background': '#171b21' },
});

export { monaco };
