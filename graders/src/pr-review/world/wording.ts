import type { Outcome, RunError } from '../../sandbox/sandbox-types.ts';

const NEVER = 'was never answered: it waits for something that does not come';

export function answerOf(outcome: Outcome): unknown {
  if (outcome.status === 'ok') return { value: outcome.value ?? null };
  if (outcome.status === 'threw') return { error: `${outcome.error?.name ?? 'Error'}: ${outcome.error?.message ?? ''}` };
  if (outcome.status === 'unfinished') return { error: `It ${NEVER}.`, unanswered: true };
  return { error: `The process ended: ${outcome.status}.` };
}

export function bodyOf({ headers, body }: { headers: Record<string, string>; body: string }): unknown {
  if (headers['content-type']?.includes('json') !== true || body === '') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

export function failureOf(error: unknown): Record<string, string> {
  const { message, code, constraint, detail, table } = error as Record<string, string | undefined>;
  return Object.fromEntries(Object.entries({ message: message ?? '', code, constraint, detail, table }).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export function within(work: Promise<unknown>, ms: number): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))]);
}

export function withValues(text: string, values: (string | null)[]): string {
  return text.replace(/\$(\d+)/g, (mark, digits: string) => {
    const value = values[Number(digits) - 1];
    return value === undefined ? mark : value === null ? 'NULL' : /^-?\d+$/.test(value) ? value : `'${value.slice(0, 40)}'`;
  });
}

export function said(result: unknown): string {
  const given = result as { error?: { message: string; code?: string }; rows?: (string | null)[][]; rowCount?: number | null; command?: string };
  if (given.error !== undefined) return `${given.error.code ?? 'error'} ${given.error.message}`;
  const [first] = given.rows ?? [];
  if (first === undefined) return given.command === 'SELECT' ? 'no row' : `${given.rowCount ?? 0} ${given.rowCount === 1 ? 'row' : 'rows'}`;
  const more = (given.rows?.length ?? 0) - 1;
  return `${first.map((cell) => cell ?? 'NULL').join(', ').slice(0, 60)}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Where an error is, as far as it is known. */
export function placeOf(error: RunError | undefined, file: string): string {
  return error?.file === undefined ? file : `${error.file}:${error.line ?? 1}:${error.column ?? 1}`;
}
