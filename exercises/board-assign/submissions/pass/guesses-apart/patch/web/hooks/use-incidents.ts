import { useEffect, useState } from 'react';
import { api, sentence } from '../api.ts';
import { newer } from '../state/incidents.ts';
import type { Incident, Severity, State } from '../types.ts';
import { useSaving } from './use-saving.ts';

/** A change that the API has not answered. */
type Guess = { id: string; guess: Partial<Incident> };

/** The incidents of the board and what can be done with them. */
export function useIncidents() {
  const [incidents, setIncidents] = useState<Incident[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { saving, begin, end } = useSaving();
  const [guesses, setGuesses] = useState<readonly Guess[]>([]);

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

  /** Shows a change before the API has answered, and takes it back when the API refuses it. */
  const changeAtOnce = async (id: string, guess: Partial<Incident>, work: () => Promise<{ incident: Incident }>) => {
    const mine: Guess = { id, guess };
    setProblem(null);
    begin(id);
    setGuesses((list) => [...list, mine]);
    try {
      take((await work()).incident);
    } catch (error) {
      setProblem(sentence(error));
    }
    setGuesses((list) => list.filter((each) => each !== mine));
    end(id);
  };

  const shownNow = incidents?.map((incident) => guesses.reduce((now, { id, guess }) => (id === now.id ? { ...now, ...guess } : now), incident)) ?? null;

  return {
    incidents: shownNow,
    problem,
    saving,
    take,
    open,
    assign: (id: string, person: string | null) => changeAtOnce(id, { assignee: person }, () => api.assign(id, person)),
    setState: (id: string, state: State) => changeAtOnce(id, { state }, () => api.setState(id, state)),
  };
}
