import 'monaco-editor/languages/features/typescript/tsMode';
import { AMBIENT_MODULES } from './ambient-modules.ts';
import { JsxEmit, ModuleKind, ScriptTarget, typescriptDefaults, type CompilerOptions } from 'monaco-editor/languages/features/typescript/register';

/** Monaco's types know fewer ways to resolve than its compiler: 100 is `bundler`, which lets imports end in `.ts`. */
const BUNDLER = 100 as NonNullable<CompilerOptions['moduleResolution']>;

// As the sandbox runs it: types are erased, no browser and no Node around.
typescriptDefaults.setCompilerOptions({
  target: ScriptTarget.ESNext, module: ModuleKind.ESNext, moduleResolution: BUNDLER, allowImportingTsExtensions: true, noEmit: true,
  strict: true, erasableSyntaxOnly: true, lib: ['lib.es2024.d.ts'], allowNonTsExtensions: true,
  jsx: JsxEmit.Preserve,
  // What comes from modules without types is anything.
  noImplicitAny: false,
});
typescriptDefaults.addExtraLib(AMBIENT_MODULES, 'assay:ambient.d.ts');
typescriptDefaults.setEagerModelSync(true);
