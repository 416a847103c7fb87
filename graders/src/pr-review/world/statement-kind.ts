/** Statements whose moment changes nothing for others: they are no choice. A snapshot is taken by the first query, not by BEGIN. */
export function isSilent(text: string): boolean {
  return /^\s*(?:begin|start\s+transaction|set|savepoint|release)\b/i.test(text);
}

/** Surely changes nothing and takes no lock that another waits for: a plain SELECT without side effects that are known. */
export function onlyReads(text: string): boolean {
  return /^\s*select\b/i.test(text) && !/\bfor\s+(?:no\s+key\s+)?update\b|\bfor\s+(?:key\s+)?share\b|\b(?:nextval|setval|set_config|pg_\w+|lo_\w+|dblink\w*)\s*\(/i.test(text);
}
