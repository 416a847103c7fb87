import { HttpError } from './errors.ts';
import { parseCents } from './money.ts';

export type BatchLine = { cents: number; iban: string; reference: string };

const MOST_LINES = 50;

/** The lines of a batch. @throws HttpError 422 naming the line that is wrong */
export function parseLines(value: unknown): BatchLine[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_LINES) throw new HttpError(422, `lines: expected 1 to ${MOST_LINES} lines.`);
  const lines = value.map(parseLine);
  const references = new Set(lines.map(({ reference }) => reference));
  if (references.size < lines.length) throw new HttpError(422, 'lines: an invoice is there more than once.');
  return lines;
}

function parseLine(value: unknown, index: number): BatchLine {
  const { cents, iban, reference } = (value ?? {}) as Record<string, unknown>;
  const refuse = (what: string) => new HttpError(422, `line ${index + 1}: ${what}`);
  if (typeof iban !== 'string' || !/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) throw refuse('iban is not complete.');
  if (typeof reference !== 'string' || !/^[\w./-]{1,35}$/.test(reference)) throw refuse('reference is the number of an invoice, up to 35 signs.');
  try {
    return { cents: parseCents(cents), iban, reference: reference.toUpperCase() };
  } catch (error) {
    throw error instanceof HttpError ? refuse(error.message) : error;
  }
}
