/** True where a key is text: shortcuts of one letter must leave it alone. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="textbox"], .monaco-editor') !== null);
}
