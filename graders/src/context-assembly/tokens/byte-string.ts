/**
 * The UTF-8 bytes of a text as a string with one character (0–255) per byte, so that a run of bytes can be a key.
 * A lone surrogate becomes the bytes of U+FFFD, as in TextEncoder, which a sandbox may lack.
 */
export function byteString(text: string): string {
  let bytes = '';
  let kept = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    bytes += text.slice(kept, at);
    const point = text.codePointAt(at)!;
    if (point > 0xffff) at += 1;
    bytes += bytesOf(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point);
    kept = at + 1;
  }
  // An ASCII text is its own bytes; most pieces are, and then nothing is copied.
  return kept === 0 ? text : bytes + text.slice(kept);
}

function bytesOf(point: number): string {
  const tail = (shift: number) => 0x80 | ((point >> shift) & 0x3f);
  if (point < 0x800) return String.fromCharCode(0xc0 | (point >> 6), tail(0));
  if (point < 0x10000) return String.fromCharCode(0xe0 | (point >> 12), tail(6), tail(0));
  return String.fromCharCode(0xf0 | (point >> 18), tail(12), tail(6), tail(0));
}
