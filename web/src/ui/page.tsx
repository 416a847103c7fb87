import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { Brand } from './brand.tsx';
import classes from './page.module.css';
import { SkipLink } from './skip-link.tsx';

/** `exact`: not marked as current on pages below it. */
type NavEntry = { to: string; label: string; exact?: boolean };

type Props = {
  title: string;
  /** Shown instead of the plain title; the title still names the document. */
  heading?: ReactNode;
  /** Pages of reading are narrow, tables and evidence are wide. */
  width?: 'narrow' | 'wide';
  home?: string;
  /** In place of our own sign and name. */
  brand?: ReactNode;
  nav?: NavEntry[];
  /** After the entries of the navigation. */
  navEnd?: ReactNode;
  end?: ReactNode;
  children: ReactNode;
};

/** Header, one `h1` and one `main`: the frame of every page but the workspace. */
export function Page({ title, heading, width = 'narrow', home, brand, nav, navEnd, end, children }: Props) {
  return (
    <div className={classes.shell}>
      <title>{`${title} · Assay`}</title>
      <SkipLink />
      <header className={classes.bar}>
        {brand ?? <Brand to={home} />}
        {nav !== undefined && (
          <nav className={classes.nav} aria-label="Main">
            {nav.map((entry) => <NavLink key={entry.to} to={entry.to} end={entry.exact ?? false}>{entry.label}</NavLink>)}
            {navEnd}
          </nav>
        )}
        {end !== undefined && <div className={classes.end}>{end}</div>}
      </header>
      <main id="main" tabIndex={-1} className={`${classes.main} ${classes[width]}`}>
        {heading ?? <h1 className={classes.title}>{title}</h1>}
        {children}
      </main>
    </div>
  );
}
