import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';

export function startWorker(): Worker {
  return new TypeScriptWorker();
}
