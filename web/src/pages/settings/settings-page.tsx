import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { StaffPage } from '../review/staff/staff-page.tsx';
import { SETTINGS_PAGES } from './settings-pages.ts';
import classes from './settings.module.css';

/** A page of the settings, for administrators. */
export function SettingsPage({ title, children }: { title: string; children: ReactNode }) {
  const { pathname } = useLocation();
  const help = SETTINGS_PAGES.find(({ to }) => to === pathname)?.help;
  return (
    <StaffPage title={title}>
      <div className={classes.frame}>
        <nav className={classes.nav} aria-label="Settings">
          {SETTINGS_PAGES.map(({ to, label }) => <NavLink key={to} to={to}>{label}</NavLink>)}
        </nav>
        <div>
          {help !== undefined && <p className={classes.lead}>{help}</p>}
          {children}
        </div>
      </div>
    </StaffPage>
  );
}
