import ts from 'typescript';
import { blankSourceFile } from 'ts-blank-space';
import type { Failure } from './job.ts';

/**
 * Plain JavaScript with every character at its place: types become blanks. What is more than a type (enums,
 * parameter properties, namespaces) cannot be taken away so, and is an error at its line.
 */
export function stripTypes(file: string, text: string): { code: string } | { error: Failure } {
  if (!file.endsWith('.ts')) return { code: text };
  const source = ts.createSourceFile(file, text, { languageVersion: ts.ScriptTarget.ESNext, impliedNodeFormat: ts.ModuleKind.ESNext }, false, ts.ScriptKind.TS);
  const failure = (message: string, position: number): { error: Failure } => {
    const { line, character } = source.getLineAndCharacterOfPosition(position);
    return { error: { name: 'SyntaxError', message, at: { file, line: line + 1, column: character + 1 } } };
  };
  const { parseDiagnostics: [wrong] } = source as ts.SourceFile & { parseDiagnostics: readonly ts.DiagnosticWithLocation[] };
  if (wrong !== undefined) return failure(ts.flattenDiagnosticMessageText(wrong.messageText, ' '), wrong.start);
  const left: { error: Failure }[] = [];
  const code = blankSourceFile(source, (node) => left.push(failure(`This ${described(node)} is more than a type and cannot be taken away. Write it in plain JavaScript.`, node.getStart(source))));
  return left[0] ?? { code };
}

function described(node: ts.Node): string {
  if (ts.isEnumDeclaration(node)) return 'enum';
  if (ts.isModuleDeclaration(node)) return 'namespace';
  if (ts.isParameter(node)) return 'parameter property';
  return 'construct';
}
