import type { Me } from '@assay/server/contract/people.ts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { meQuery } from '../../api/staff.ts';
import { StaffPage } from '../review/staff/staff-page.tsx';
import { SETTINGS_PAGES } from './settings-pages.ts';
import classes from './settings.module.css';

/** A page of the settings, for administrators; others read who they are here and whom to ask. */
export function SettingsPage({ title, children }: { title: string; children: ReactNode }) {
  const { pathname } = useLocation();
  const { data: me } = useQuery(meQuery);
  if (me !== undefined && me.role !== 'admin') return <StaffPage title="Settings"><NotAdministrator me={me} /></StaffPage>;
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

function NotAdministrator({ me: { user, organization, role } }: { me: Me }) {
  return (
    <section className={classes.card} aria-labelledby="own-account">
      <h2 id="own-account">{user.name}</h2>
      <p>{user.email}, {role} of {organization.name}.</p>
      <p>Settings are for administrators of {organization.name}. Ask one of them to change your role, your colleagues or how you sign in.</p>
      <p><Link to="/api-docs">What programs can do here</Link> is for everyone to read.</p>
    </section>
  );
}
