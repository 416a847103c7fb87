import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from './announcer.tsx';
import { warningBetween } from './clock-warnings.ts';
import classes from './clock.module.css';
import { asCountdown } from './times.ts';

type Props = {
  endsAt: string;
  /** Server − browser. */
  skewMs?: number;
  /** Since when it stands still through a fault of ours. */
  stoppedAt?: string | null;
  onOver?: () => void;
};

/** Time left by the server's clock, warning at 10 and 2 minutes. */
export function Clock({ endsAt, skewMs = 0, stoppedAt = null, onOver }: Props) {
  const announce = useAnnounce();
  const end = Date.parse(endsAt);
  const [left, setLeft] = useState(() => end - Date.now() - skewMs);
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (stoppedAt !== null) {
      announce('The clock stands still: something failed on our side. The time is given back.', 'assertive');
      setLeft(end - Date.parse(stoppedAt));
      return;
    }
    const look = () => {
      const now = end - Date.now() - skewMs;
      const warning = warningBetween(before.current, now);
      if (warning !== null) announce(warning, 'assertive');
      if (before.current !== null && before.current > 0 && now <= 0) onOver?.();
      before.current = now;
      setLeft(now);
    };
    look();
    const timer = setInterval(look, 1000);
    return () => { clearInterval(timer); };
  }, [end, skewMs, stoppedAt, announce, onOver]);
  if (stoppedAt !== null) {
    return <span className={classes.clock} role="timer"><strong>{asCountdown(left)}</strong> left · stopped, our fault</span>;
  }
  const urgency = left <= 2 * 60_000 ? classes.last : left <= 10 * 60_000 ? classes.soon : '';
  return (
    <span className={`${classes.clock} ${urgency}`} role="timer">
      {left > 0 ? <><strong>{asCountdown(left)}</strong> left</> : 'Time is over'}
    </span>
  );
}
