import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

type Announce = (text: string, urgency?: 'polite' | 'assertive') => void;
const AnnounceContext = createContext<Announce>(() => {});

/** Two live regions for the whole application, present before anything is said: screen readers ignore regions that arrive with their text. */
export function Announcer({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState('');
  const [assertive, setAssertive] = useState('');
  const announce = useCallback<Announce>((text, urgency = 'polite') => {
    const set = urgency === 'polite' ? setPolite : setAssertive;
    // The same sentence twice is a change only if something differs.
    set((before) => (before === text ? `${text}\u00A0` : text));
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="visually-hidden" aria-live="polite" data-testid="live-polite">{polite}</div>
      <div className="visually-hidden" aria-live="assertive" data-testid="live-assertive">{assertive}</div>
    </AnnounceContext>
  );
}

export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}
