/** More than any note needs; a flood of words must cost neither money nor attention. */
const MOST_CHARACTERS = 6_000;

/** What is judged of a text. A character cut in two at the end would make the whole request invalid. */
export function capped(text: string): string {
  return text.slice(0, MOST_CHARACTERS).toWellFormed();
}

/** The text in an element that it cannot close. */
export function asData(text: string): string {
  return `<text>\n${text.replaceAll('<', '&lt;')}\n</text>`;
}

/** A quote of what `asData` sent, as its author wrote it. */
export function asWritten(quote: string): string {
  return quote.replaceAll('&lt;', '<').trim();
}

/** Files as one JSON object, which nothing in a file can end. Code stays as it is written. */
export function asFiles(files: Readonly<Record<string, string>>): string {
  return JSON.stringify(files, null, 1).toWellFormed();
}
