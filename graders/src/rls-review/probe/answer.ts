/** One result of a statement, every cell as the server wrote it. */
export type ResultSet = { tag: string; columns: string[]; rows: (string | null)[][] };
export type Refusal = { code: string; message: string; detail: string };
/** All that a connection was told about one statement. `ended`: it was stopped from outside. */
export type Answer = { results: ResultSet[]; error: Refusal | null; notices: string[]; ended: 'time' | 'size' | null };

/** What stands for `other` in comparisons: values that differ between two builds of the same world. */
export type Normalise = (text: string) => string;

export const rowText = (row: readonly (string | null)[]): string => row.map((cell) => cell ?? '∅').join(' | ');

/** The rows of an answer as sorted texts: the order rows come in is no answer. */
export function rowTexts(answer: Answer, normalise: Normalise): string[] {
  return answer.results.flatMap(({ rows }) => rows.map((row) => normalise(rowText(row)))).sort();
}

/** Everything an answer tells, in a form in which equal answers are equal texts. */
export function tell(answer: Answer, normalise: Normalise): string {
  if (answer.ended !== null) return `ended:${answer.ended}`;
  const { error } = answer;
  const refusal = error === null ? '' : normalise(`${error.code} ${error.message} ${error.detail}`);
  // psql tags count rows, which blind writes answer with.
  const tags = answer.results.map(({ tag }) => tag.replace(/^(SELECT|EXECUTE|FETCH) \d+$/, '$1')).join(',');
  return [tags, refusal, ...rowTexts(answer, normalise), ...answer.notices.map(normalise).sort()].join('\n');
}

/** Every text an answer showed: cells, messages, notices. */
export function textsOf({ results, error, notices }: Answer): string[] {
  const cells = results.flatMap(({ rows }) => rows.flatMap((row) => row.filter((cell) => cell !== null)));
  return [...cells, ...notices, ...(error === null ? [] : [`${error.message}\n${error.detail}`])];
}

/** Rows of `one` that `other` lacks, counting repeats. */
export function surplus(one: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const text of other) left.set(text, (left.get(text) ?? 0) + 1);
  return one.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}
