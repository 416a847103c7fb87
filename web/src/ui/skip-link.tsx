import classes from './page.module.css';

/** The first stop of the keyboard: past the header to what the page is about. */
export function SkipLink({ to = 'main', children = 'Skip to content' }: { to?: string; children?: string }) {
  return <a className={classes.skip} href={`#${to}`} onClick={(event) => { event.preventDefault(); document.getElementById(to)?.focus(); }}>{children}</a>;
}
