/** How far apart ratings of one question are; two points on a scale of four are worth a talk. */
export function spreadOf(ratings: readonly number[]): { words: string; wide: boolean } {
  if (ratings.length < 2) return { words: '–', wide: false };
  const [low, high] = [Math.min(...ratings), Math.max(...ratings)];
  const mean = Math.round((10 * ratings.reduce((sum, rating) => sum + rating, 0)) / ratings.length) / 10;
  if (low === high) return { words: `all ${low}`, wide: false };
  return { words: `${low}–${high}, mean ${mean}${high - low > 1 ? ': talk about it' : ''}`, wide: high - low > 1 };
}
