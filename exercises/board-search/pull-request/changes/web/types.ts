export type Person = { id: string; name: string; onShift: boolean };
export type Severity = 'high' | 'low';
export type State = 'open' | 'resolved';
export type Incident = { id: string; title: string; severity: Severity; state: State; assignee: string | null; version: number };
export type Comment = { id: string; incidentId: string; author: string; text: string };
export type Filter = { text: string; state: State | 'all' };
export type Found = { ids: string[]; counts: Record<State | 'all', number> };
export type BoardEvent = { type: 'incident'; incident: Incident } | { type: 'comment'; comment: Comment };
