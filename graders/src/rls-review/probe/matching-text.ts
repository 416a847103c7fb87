const CLASSES: Record<string, string> = { d: '1', w: 'a', s: ' ', D: 'a', W: '-', S: 'a' };

/** Some text that a regular expression of the usual kind matches: each part once, the first of alternatives. */
export function matchingText(pattern: string): string {
  let at = 0;
  const sequence = (): string => {
    let text = '';
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') text += repeated(atom());
    return text;
  };
  const alternatives = (): string => {
    const first = sequence();
    while (pattern[at] === '|') {
      at += 1;
      sequence();
    }
    return first;
  };
  const atom = (): string => {
    const sign = pattern[at] ?? '';
    at += 1;
    if (sign === '^' || sign === '$') return '';
    if (sign === '.') return 'a';
    if (sign === '\\') return escaped(pattern[at++] ?? '');
    if (sign === '[') return fromClass();
    if (sign !== '(') return sign;
    at += /^\?[:=]/.test(pattern.slice(at)) ? 2 : 0;
    const inner = alternatives();
    at += 1; // the closing bracket
    return inner;
  };
  const fromClass = (): string => {
    const end = pattern.indexOf(']', at + 1);
    const inside = pattern.slice(at, end === -1 ? undefined : end);
    at = end === -1 ? pattern.length : end + 1;
    if (inside.startsWith('^')) return ['a', '1', '-', 'Z'].find((sign) => !inside.includes(sign)) ?? '~';
    return inside.startsWith('\\') ? escaped(inside[1] ?? '') : inside[0] ?? '';
  };
  const repeated = (text: string): string => {
    const count = /^\{(\d+)[^}]*\}/.exec(pattern.slice(at));
    if (count !== null) at += count[0].length;
    else if (/[*+?]/.test(pattern[at] ?? '')) at += pattern[at + 1] === '?' ? 2 : 1;
    return text.repeat(Number(count?.[1] ?? 1));
  };
  return alternatives();
}

const escaped = (letter: string): string => CLASSES[letter] ?? letter;

/** Texts that the patterns in some code match, by `~`, LIKE and SIMILAR TO. */
export function textsFor(code: string): string[] {
  const quoted = (operator: string) => [...code.matchAll(new RegExp(`${operator}\\s*'((?:[^']|'')*)'`, 'gi'))].map(([, text = '']) => text.replaceAll("''", "'"));
  return [...new Set([...quoted('(?<!~)~\\*?').map(matchingText), ...quoted('(?:\\blike|\\bilike|\\bsimilar to|~~\\*?)').map((text) => text.replaceAll(/[%_]/g, '1'))])];
}
