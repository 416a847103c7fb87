import { HttpError } from './errors.ts';

const LENGTHS: Record<string, number> = { DE: 22, DK: 18, FR: 27, NL: 18, NO: 15, SE: 24 };

/** The IBAN without spaces. @throws HttpError 422 when its length or its checksum (ISO 13616, mod 97) is wrong */
export function parseIban(value: unknown): string {
  if (typeof value !== 'string') throw new HttpError(422, 'iban: expected text.');
  const iban = value.replace(/\s+/g, '').toUpperCase();
  if (LENGTHS[iban.slice(0, 2)] !== iban.length || !/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) throw new HttpError(422, 'iban: is not complete.');
  if (remainder(iban.slice(4) + iban.slice(0, 4)) !== 1) throw new HttpError(422, 'iban: the check digits do not fit.');
  return iban;
}

/** Mod 97 digit by digit: the number has up to 34 digits and more after letters are replaced, too many for a double. */
function remainder(text: string): number {
  let rest = 0;
  for (const letter of text) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
