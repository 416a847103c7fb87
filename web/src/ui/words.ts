/** `database-security` → `Database security`: names of the contract as people read them. */
export function asWords(name: string): string {
  const words = name.replaceAll(/[-_]+/g, ' ').replaceAll(/\b(?:sql|llm)\b/g, (short) => short.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}
