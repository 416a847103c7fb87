/** A `<` that opens a tag of the layout or a special token of a chat format, however it is spaced. */
const RESERVED = /<(?=\s*\/?\s*(?:documents?|history|turn|system)\b)|<(?=\|)/i;
const EVERY_RESERVED = new RegExp(RESERVED, 'gi');

/** Whether a text would end or open an element of the layout if it stood there as it is. */
export function hasReserved(text: string): boolean {
  return RESERVED.test(text);
}

/** The least escaping that the layout asks of a body. */
export function escapeBody(text: string): string {
  return text.replaceAll(EVERY_RESERVED, '&lt;');
}

/** The least escaping that the layout asks of an attribute. */
export function escapeAttribute(text: string): string {
  return escapeBody(text).replaceAll('"', '&quot;');
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** A text with entities decoded once. */
export function decoded(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]!);
}
