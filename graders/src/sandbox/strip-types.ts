import { blankSourceFile } from 'ts-blank-space';
import ts from 'typescript';
import type { RunError } from './sandbox-types.ts';

const LONGEST_FILE = 256 * 2 ** 10;

/** TypeScript that cannot run here: names file, line and column, and what to write instead. */
export class CannotStripError extends Error {
  override name = 'CannotStripError';
  readonly at: RunError;

  constructor(at: RunError) {
    super(`${at.file ?? ''}:${at.line ?? 1}:${at.column ?? 1}: ${at.message}`);
    this.at = at;
  }
}

/**
 * Blanks out the types; every line and column stays where it was.
 * @throws CannotStripError for what is more than a type, or is no TypeScript
 */
export function stripTypes(file: string, text: string): string {
  if (file.endsWith('.tsx')) return compileJsx(file, text);
  if (!/\.[cm]?ts$/.test(file)) return text;
  if (text.length > LONGEST_FILE) throw new CannotStripError({ name: 'SyntaxError', message: `The file is longer than ${LONGEST_FILE} characters.`, file, line: 1, column: 1 });
  const source = parse(file, text);
  const found: RunError[] = [];
  const stripped = blankSourceFile(source, (node) => {
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push({ name: 'SyntaxError', message: `${wordFor(node.kind)} cannot be erased: only types can. Write plain JavaScript with types.`, file, line: line + 1, column: character + 1 });
  });
  if (found[0] !== undefined) throw new CannotStripError(found[0]);
  return stripped;
}

/** Elements become calls; lines stay where they were, columns behind an element do not. */
function compileJsx(file: string, text: string): string {
  refuseSyntaxErrors(file, text);
  const { outputText } = ts.transpileModule(text, { fileName: file, compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, jsx: ts.JsxEmit.ReactJSX, removeComments: false } });
  return outputText;
}

function parse(file: string, text: string): ts.SourceFile {
  try {
    refuseSyntaxErrors(file, text);
    return ts.createSourceFile(file, text, { languageVersion: ts.ScriptTarget.ESNext, impliedNodeFormat: ts.ModuleKind.ESNext }, false, ts.ScriptKind.TS);
  } catch (error) {
    // The parser recurses: nesting of thousands bursts the stack, which is theirs to mend and not our failure.
    if (!(error instanceof RangeError)) throw error;
    throw new CannotStripError({ name: 'SyntaxError', message: 'The file is nested too deeply.', file, line: 1, column: 1 });
  }
}

/** The parser goes on after an error and drops what it cannot place; blanked out, that would run as something else. */
function refuseSyntaxErrors(file: string, text: string): void {
  const { diagnostics = [] } = ts.transpileModule(text, { fileName: file, reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext } });
  const [first] = diagnostics;
  if (first === undefined) return;
  const { line, character } = first.file?.getLineAndCharacterOfPosition(first.start ?? 0) ?? { line: 0, character: 0 };
  throw new CannotStripError({ name: 'SyntaxError', message: ts.flattenDiagnosticMessageText(first.messageText, ' '), file, line: line + 1, column: character + 1 });
}

function wordFor(kind: ts.SyntaxKind): string {
  if (kind === ts.SyntaxKind.EnumDeclaration) return 'An enum';
  if (kind === ts.SyntaxKind.ModuleDeclaration) return 'A namespace';
  if (kind === ts.SyntaxKind.Parameter || kind === ts.SyntaxKind.PublicKeyword || kind === ts.SyntaxKind.PrivateKeyword) return 'A parameter property';
  return `This ${ts.SyntaxKind[kind]}`;
}
