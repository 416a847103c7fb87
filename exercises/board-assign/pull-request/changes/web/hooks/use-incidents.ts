import { useEffect, useState } from 'react';
import { api, sentence } from '../api.ts';
import { newer } from '../state/incidents.ts';
import type { Incident, Severity, State } from '../types.ts';
import { useSaving } from './use-saving.ts';

/** The incidents of the board and what can be done with them. */
export function useIncidents() {
  const [incidents, setIncidents] = useState<Incident[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { saving, begin, end } = useSaving();

  const take = (incident: Incident) => setIncidents((list) => newer(list ?? [], incident));

  useEffect(() => {
    let shown = true;
    api.incidents().then(({ incidents: all }) => {
      // An event may have come first.
      if (shown) setIncidents((list) => all.reduce<Incident[]>(newer, list ?? []));
    }, (error) => {
      if (shown) setProblem(sentence(error));
    });
    return () => {
      shown = false;
    };
  }, []);

  const open = async (title: string, severity: Severity): Promise<boolean> => {
    setProblem(null);
    try {
      take((await api.open(title, severity)).incident);
      return true;
    } catch (error) {
      setProblem(sentence(error));
      return false;
    }
  };

  const put = (incident: Incident) => setIncidents((list) => (list ?? []).map((each) => (each.id === incident.id ? incident : each)));

  /** Shows a change before the API has answered, and takes it back when the API refuses it. */
  const changeAtOnce = async (id: string, guess: Partial<Incident>, work: () => Promise<{ incident: Incident }>) => {
    const before = incidents?.find((each) => each.id === id);
    if (before === undefined) return;
    setProblem(null);
    begin(id);
    put({ ...before, ...guess });
    try {
      take((await work()).incident);
    } catch (error) {
      put(before);
      setProblem(sentence(error));
    }
    end(id);
  };

  return {
    incidents,
    problem,
    saving,
    take,
    open,
    assign: (id: string, person: string | null) => changeAtOnce(id, { assignee: person }, () => api.assign(id, person)),
    setState: (id: string, state: State) => changeAtOnce(id, { state }, () => api.setState(id, state)),
  };
}
