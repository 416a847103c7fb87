/** What a body must not hold raw: our own tags in any spacing, and chat markup that begins with `<|`. */
const RESERVED = /<(?=\s*\/?\s*(?:documents?|history|turn|system)\b)|<(?=\|)/gi;

/** A body with its reserved tokens escaped and nothing else, which costs the fewest tokens. */
export function escapeBody(text: string): string {
  return text.replaceAll(RESERVED, '&lt;');
}

export function escapeAttribute(text: string): string {
  return escapeBody(text).replaceAll('"', '&quot;');
}

/** The reserved tokens of a text, each with some of what stands around it, by which it is known again. */
export function reservedIn(text: string): string[] {
  return [...text.matchAll(RESERVED)].map(({ index }) => text.slice(Math.max(0, index - 8), index + 24)).filter((part) => part.length >= 12);
}

/** Whether a text holds a reserved token raw. */
export function hasReserved(text: string): boolean {
  return text.search(RESERVED) !== -1;
}

/** An attribute as it was before it was escaped, however much was. */
export function unescapeAttribute(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
