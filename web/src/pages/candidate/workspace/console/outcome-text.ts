import type { SqlAnswer, SqlResult } from '@assay/server/contract/console.ts';

/** `12 rows`, `UPDATE 3`, `CREATE POLICY`. */
export function resultText({ command, rowCount, columns }: Pick<SqlResult, 'command' | 'rowCount' | 'columns'>): string {
  if (rowCount === null) return command;
  return columns.length > 0 ? `${rowCount} ${rowCount === 1 ? 'row' : 'rows'}` : `${command} ${rowCount}`;
}

/** One line for the history: the error, or what the last statement did. */
export function outcomeText(answer: SqlAnswer): string {
  if (answer.error !== null) return answer.error.message;
  const last = answer.results.at(-1);
  if (last === undefined) return 'nothing to run';
  return answer.results.length === 1 ? resultText(last) : `${answer.results.length} statements, last: ${resultText(last)}`;
}
