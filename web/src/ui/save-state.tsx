import classes from './save-state.module.css';

export type SaveTone = 'calm' | 'busy' | 'warn' | 'bad';

/** Where the work is: always visible, read out when it changes. */
export function SaveState({ text, tone }: { text: string; tone: SaveTone }) {
  return <span className={`${classes.state} ${classes[tone]}`} role="status" data-testid="save-state">{text}</span>;
}
