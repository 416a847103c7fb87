import { useEffect, useState } from 'react';
import { VerdictMark } from '../../../ui/verdict-mark.tsx';
import { SYSTEM_CHECKS, type SystemCheckResult } from './system-checks.ts';
import classes from './welcome.module.css';

/** Runs by itself: a candidate should learn of a private window before the clock runs, not after. */
export function SystemCheck() {
  const [results, setResults] = useState<SystemCheckResult[] | null>(null);
  useEffect(() => {
    let wanted = true;
    void Promise.all(SYSTEM_CHECKS.map((check) => check())).then((all) => { if (wanted) setResults(all); });
    return () => { wanted = false; };
  }, []);
  if (results === null) return <p role="status">Checking…</p>;
  return (
    <ul className={classes.checks}>
      {results.map(({ name, verdict, detail }) => <li key={name}><VerdictMark verdict={verdict} /><span><strong>{name}.</strong> {detail}</span></li>)}
    </ul>
  );
}
