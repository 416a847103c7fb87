/**
 * A pattern for ILIKE that finds the words as they were typed. The backslash goes first: it would otherwise escape the
 * signs that the other replacements put in.
 */
export function containing(words: string): string {
  const plain = words.replaceAll('\\', '\\\\').replaceAll('%', '\\%').replaceAll('_', '\\_');
  return `%${plain}%`;
}
