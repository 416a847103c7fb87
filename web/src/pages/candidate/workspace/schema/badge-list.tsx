import type { Badge } from './badges.ts';
import classes from './schema.module.css';

export function BadgeList({ badges }: { badges: Badge[] }) {
  return <span className={classes.badges}>{badges.map(({ text, says }) => <abbr key={text} title={says}>{text}</abbr>)}</span>;
}
