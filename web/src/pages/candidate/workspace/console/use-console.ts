import type { AttemptView } from '@assay/server/contract/attempt.ts';
import type { SqlAnswer } from '@assay/server/contract/console.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { cancelSql, runSql, schemaQuery, withSession } from '../../../../api/candidate.ts';
import type { EditorMark } from '../../../../editor/editor-types.ts';
import { useAnnounce } from '../../../../ui/announcer.tsx';
import { outcomeText } from './outcome-text.ts';
import { addToHistory, readHistory, type PastRun } from './run-history.ts';

/** What to run: `source` names the editor it came from and `offset` where in it the text begins. */
export type RunRequest = { actor: string; sql: string; explain?: 'none' | 'plan' | 'analyze'; source: string; offset: number };

export type ConsoleState = {
  running: { request: RunRequest; since: number } | null;
  answer: { request: RunRequest; answer: SqlAnswer } | null;
  /** Our refusal or silence, not the database's. */
  problem: unknown;
  history: PastRun[];
  /** Text the history put into the console, with a serial so that the same text counts twice. */
  recalled: { sql: string; actor: string; serial: number } | null;
  run: (request: RunRequest) => void;
  cancel: () => void;
  recall: (run: PastRun) => void;
  marksFor: (source: string) => readonly EditorMark[];
  clearMarks: () => void;
};

const NO_MARKS: readonly EditorMark[] = [];

/** Runs SQL one request at a time, for the console and for the file editors alike. */
export function useConsole(token: string, attempt: AttemptView, show: () => void): ConsoleState {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [running, setRunning] = useState<ConsoleState['running']>(null);
  const [answer, setAnswer] = useState<ConsoleState['answer']>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [history, setHistory] = useState<PastRun[]>([]);
  const [recalled, setRecalled] = useState<ConsoleState['recalled']>(null);
  const [marked, setMarked] = useState<{ source: string; marks: readonly EditorMark[] } | null>(null);
  const busy = useRef(false);
  const { id } = attempt;

  useEffect(() => { void readHistory(id).then(setHistory); }, [id]);

  const run = async (request: RunRequest) => {
    if (busy.current || request.sql.trim() === '') return;
    busy.current = true;
    setRunning({ request, since: Date.now() });
    setProblem(null);
    setMarked(null);
    show();
    try {
      const said = await withSession(token, () => runSql(id, { actor: request.actor, sql: request.sql, explain: request.explain ?? 'none' }));
      setAnswer({ request, answer: said });
      const { error } = said;
      if (error !== null && error.position !== null) setMarked({ source: request.source, marks: [{ offset: request.offset + error.position - 1, message: error.message }] });
      const past: PastRun = { id: crypto.randomUUID(), at: new Date().toISOString(), actor: request.actor, sql: request.sql, outcome: outcomeText(said), failed: error !== null, ms: said.durationMs };
      setHistory((runs) => [past, ...runs]);
      void addToHistory(id, past);
      announce(error === null ? `Done: ${past.outcome}` : `Error: ${past.outcome}`);
      // Any statement may have changed the catalogue; functions can run DDL that no keyword shows.
      void queries.invalidateQueries({ queryKey: schemaQuery(id).queryKey });
    } catch (error) {
      setAnswer(null);
      setProblem(error);
    } finally {
      busy.current = false;
      setRunning(null);
    }
  };

  const marksFor = useCallback((source: string) => (marked?.source === source ? marked.marks : NO_MARKS), [marked]);
  const clearMarks = useCallback(() => { setMarked(null); }, []);
  const recall = useCallback((past: PastRun) => {
    show();
    setRecalled((before) => ({ sql: past.sql, actor: past.actor, serial: (before?.serial ?? 0) + 1 }));
  }, [show]);
  const cancel = useMemo(() => () => { void cancelSql(id).catch(setProblem); }, [id]);
  return { running, answer, problem, history, recalled, run: (request) => void run(request), cancel, recall, marksFor, clearMarks };
}
