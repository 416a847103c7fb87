import type { Me } from '@assay/server/contract/people.ts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { meQuery } from '../../api/staff.ts';
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

/** A page of the settings, for administrators; others read who they are here and whom to ask. */
export function SettingsPage({ title, children }: { title: string; children: ReactNode }) {
  const { data: me } = useQuery(meQuery);
  if (me !== undefined && me.role !== 'admin') return <StaffPage title="Settings"><NotAdministrator me={me} /></StaffPage>;
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
