import blankSpace from 'ts-blank-space';
import ts from 'typescript';
import type { Fault, Source } from './runner/protocol.ts';

/** Larger files are no exercise; parsing them would hold the grader up. */
const MAX_BYTES = 512 * 1024;

/** JavaScript with every token on its line and column, or the place of what cannot be stripped or parsed. */
export function stripTypes(file: string, text: string): Source {
  if (text.length > MAX_BYTES) return refused(file, `the file is larger than ${MAX_BYTES} bytes`, null);
  try {
    return strip(file, text);
  } catch (error) {
    // The parser recurses: nesting that no person writes ends in a RangeError, here or there.
    if (error instanceof RangeError) return refused(file, 'the code is nested too deeply to be parsed', null);
    throw error;
  }
}

function strip(file: string, text: string): Source {
  const javascript = !file.endsWith('.ts');
  const parsed = ts.createSourceFile(file, text, { languageVersion: ts.ScriptTarget.ESNext, impliedNodeFormat: ts.ModuleKind.ESNext }, false, javascript ? ts.ScriptKind.JS : ts.ScriptKind.TS);
  const [wrong] = (parsed as unknown as { parseDiagnostics: ts.DiagnosticWithLocation[] }).parseDiagnostics;
  if (wrong !== undefined) return refused(file, ts.flattenDiagnosticMessageText(wrong.messageText, ' '), parsed.getLineAndCharacterOfPosition(wrong.start));
  if (javascript) return { code: text };
  let first: ts.Node | undefined;
  const code = blankSpace(text, (node) => { first ??= node; });
  if (first === undefined) return { code };
  const what = UNSTRIPPABLE.get(first.kind) ?? 'this TypeScript syntax';
  return refused(file, `${what} is not plain type syntax and cannot be stripped`, parsed.getLineAndCharacterOfPosition(first.getStart(parsed)));
}

const UNSTRIPPABLE = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.EnumDeclaration, 'an enum'],
  [ts.SyntaxKind.Parameter, 'a parameter property'],
  [ts.SyntaxKind.PublicKeyword, 'a parameter property'], [ts.SyntaxKind.PrivateKeyword, 'a parameter property'],
  [ts.SyntaxKind.ProtectedKeyword, 'a parameter property'], [ts.SyntaxKind.ReadonlyKeyword, 'a parameter property'],
  [ts.SyntaxKind.ModuleDeclaration, 'a namespace'],
]);

function refused(file: string, message: string, at: ts.LineAndCharacter | null): { fault: Fault } {
  return { fault: { name: 'SyntaxError', message, file, line: at === null ? null : at.line + 1, column: at === null ? null : at.character + 1 } };
}
