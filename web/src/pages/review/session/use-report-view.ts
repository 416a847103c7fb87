import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export const REPORT_TABS = ['checks', 'files', 'runs', 'timeline', 'brief'] as const;
type ReportTab = (typeof REPORT_TABS)[number];
export type ReportView = { task: string | null; tab: ReportTab; check: string | null };

/** What is open on a session's page; the address can be sent to a colleague. */
export function useReportView(): [ReportView, (change: Partial<ReportView>) => void] {
  const [query, setQuery] = useSearchParams();
  const view: ReportView = {
    task: query.get('task'),
    tab: REPORT_TABS.find((tab) => tab === query.get('tab')) ?? 'checks',
    check: query.get('check'),
  };
  const change = useCallback((next: Partial<ReportView>) => {
    setQuery((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(next)) {
        if (value === null) after.delete(name);
        else after.set(name, value);
      }
      return after;
    }, { replace: true });
  }, [setQuery]);
  return [view, change];
}
