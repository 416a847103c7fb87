import { ActionIcon, Button } from '@mantine/core';
import { useAnnounce } from '../../../../ui/announcer.tsx';
import { DROPPED } from './design-fields.ts';
import { moved } from './design-file.ts';
import classes from './context.module.css';

/** What is given up first, in front; moved by buttons, so that the keyboard can do it. */
export function DropOrder({ order, onChange }: { order: string[]; onChange: (order: string[]) => void }) {
  const announce = useAnnounce();
  const known = [...order.filter((entry) => entry in DROPPED), ...Object.keys(DROPPED).filter((entry) => !order.includes(entry))];
  const complete = order.length === known.length;
  const move = (index: number, by: -1 | 1) => {
    const next = moved(known, index, by);
    onChange(next);
    announce(`${next.map((entry) => DROPPED[entry]).join(', then ')}`);
  };
  return (
    <fieldset className={`${classes.fieldset} ${classes.wide}`}>
      <legend>Given up when room gets scarce, first to last</legend>
      {!complete && <p className={classes.help}>Not said yet: move an entry, or <Button size="compact-xs" variant="default" onClick={() => { onChange(known); }}>take this order</Button>.</p>}
      <ol className={classes.order}>
        {known.map((entry, index) => (
          <li key={entry}>
            <span>{index + 1}. {DROPPED[entry]}</span>
            <ActionIcon size="sm" variant="default" aria-label={`${DROPPED[entry]}: earlier`} disabled={index === 0} onClick={() => { move(index, -1); }}>↑</ActionIcon>
            <ActionIcon size="sm" variant="default" aria-label={`${DROPPED[entry]}: later`} disabled={index === known.length - 1} onClick={() => { move(index, 1); }}>↓</ActionIcon>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
