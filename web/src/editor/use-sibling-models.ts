import { useEffect } from 'react';
import { languageOf, type CodeEditorProps } from './editor-types.ts';
import { monaco, uriOf } from './monaco.ts';

/** A model for every file of code, also those that were never opened, so that imports among them resolve. */
export function useSiblingModels(siblings: NonNullable<CodeEditorProps['siblings']>): void {
  useEffect(() => {
    for (const { path, content } of siblings) {
      if (languageOf(path) === 'typescript' && monaco.editor.getModel(uriOf(path)) === null) monaco.editor.createModel(content, 'typescript', uriOf(path));
    }
  }, [siblings]);
}
