import * as markdown from 'monaco-editor/languages/definitions/markdown/markdown';
import * as yaml from 'monaco-editor/languages/definitions/yaml/yaml';
import * as typescript from 'monaco-editor/languages/definitions/typescript/typescript';
import * as pgsql from 'monaco-editor/languages/definitions/pgsql/pgsql';
import { languages } from 'monaco-editor/editor/editor.api';

/** The languages of every task, with their grammars at hand: Monaco would fetch them when first needed, and a candidate may be offline by then. */
export function registerGrammars(): void {
  for (const [id, { conf, language }] of Object.entries({ pgsql, markdown, typescript, yaml })) {
    languages.register({ id });
    languages.setLanguageConfiguration(id, conf);
    languages.setMonarchTokensProvider(id, language);
  }
}
