/** What a model might take for a part of the layout, or for a turn of a chat. Matches the bracket only. */
const RESERVED = /<(?=\s*\/?\s*(?:documents?|history|turn|system)\b)|<(?=\|)/i;
const EVERY_RESERVED = new RegExp(RESERVED.source, 'gi');

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** A body with as little escaped as the layout asks: each escape costs tokens. */
export function escapeBody(text: string): string {
  return text.replaceAll(EVERY_RESERVED, '&lt;');
}

/** As `escapeBody`, for between double quotes. */
export function escapeAttribute(text: string): string {
  return escapeBody(text).replaceAll('"', '&quot;');
}

/** The text with its entities decoded once. Compare two sources by this: a source may itself hold an entity. */
export function unescaped(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]!);
}

/** Where the first reserved token stands raw, in UTF-16 units; -1 when none does. */
export function rawReservedAt(text: string): number {
  return text.search(RESERVED);
}
