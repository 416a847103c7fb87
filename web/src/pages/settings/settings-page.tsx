import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { StaffPage } from '../review/staff/staff-page.tsx';
import classes from './settings.module.css';

const PAGES = [
  { to: '/settings/members', label: 'Members' },
  { to: '/settings/sign-in', label: 'Sign-in' },
  { to: '/settings/api-keys', label: 'API keys' },
  { to: '/settings/outbox', label: 'Outbox' },
  { to: '/settings/privacy', label: 'Data protection' },
  { to: '/settings/audit', label: 'Audit log' },
  { to: '/settings/organization', label: 'Organization' },
];

/** A page of the settings, for administrators. */
export function SettingsPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <StaffPage title={title}>
      <div className={classes.frame}>
        <nav className={classes.nav} aria-label="Settings">
          {PAGES.map(({ to, label }) => <NavLink key={to} to={to}>{label}</NavLink>)}
        </nav>
        <div>{children}</div>
      </div>
    </StaffPage>
  );
}
