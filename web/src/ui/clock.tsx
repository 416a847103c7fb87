import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from './announcer.tsx';
import { warningBetween } from './clock-warnings.ts';
import classes from './clock.module.css';
import { asCountdown } from './times.ts';

/** Time left by the server's clock (`skewMs` = server − browser), warning at 10 and 2 minutes. */
export function Clock({ endsAt, skewMs = 0, onOver }: { endsAt: string; skewMs?: number; onOver?: () => void }) {
  const announce = useAnnounce();
  const end = Date.parse(endsAt);
  const [left, setLeft] = useState(() => end - Date.now() - skewMs);
  const before = useRef<number | null>(null);
  useEffect(() => {
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
  }, [end, skewMs, announce, onOver]);
  const urgency = left <= 2 * 60_000 ? classes.last : left <= 10 * 60_000 ? classes.soon : '';
  return (
    <span className={`${classes.clock} ${urgency}`} role="timer">
      {left > 0 ? <><strong>{asCountdown(left)}</strong> left</> : 'Time is over'}
    </span>
  );
}
