/** Waits for all of them also when one fails, so that no work goes on behind a grade that has ended. */
export async function allOrFirstFailure<const Work extends readonly unknown[]>(work: Work): Promise<{ -readonly [Key in keyof Work]: Awaited<Work[Key]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
