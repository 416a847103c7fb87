/** In the order in which reminders are sent: the most hours before the end come first. */
export function sorted(hours: readonly number[]): number[] {
  return [...hours].sort((a, b) => b - a);
}

/** `2 days` or `5 hours`. */
export function hoursInWords(hours: number): string {
  const [count, unit] = hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** `2 days and 1 day before the end`, or `none`. */
export function reminderWords(hours: readonly number[]): string {
  return hours.length === 0 ? 'none' : `${new Intl.ListFormat('en-GB').format(sorted(hours).map(hoursInWords))} before the end`;
}
