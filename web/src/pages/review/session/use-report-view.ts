import { useQueryChange } from '../../../ui/use-query-change.ts';

export const REPORT_TABS = ['checks', 'files', 'runs', 'timeline', 'ratings', 'brief'] as const;
type ReportTab = (typeof REPORT_TABS)[number];
export type ReportView = { task: string | null; tab: ReportTab; check: string | null };

/** What is open on a session's page; the address can be sent to a colleague. */
export function useReportView(): [ReportView, (change: Partial<ReportView>) => void] {
  const [query, change] = useQueryChange<ReportView>();
  return [{ task: query.get('task'), tab: REPORT_TABS.find((tab) => tab === query.get('tab')) ?? 'checks', check: query.get('check') }, change];
}
